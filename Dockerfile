# Livetally in a container: pages built by Node, served by Python, run by a user without rights.
# Tried: its steps by hand on Debian 12 with Node 24 and Python 3.11. Not tried: `docker build` itself, for
# want of a Docker engine where this was written.

FROM node:24-slim AS pages
WORKDIR /app
COPY frontend/package.json frontend/package-lock.json frontend/
COPY frontend/graphiql/package.json frontend/graphiql/package-lock.json frontend/graphiql/
# Not `npm ci`, which calls a lock incomplete that lacks another platform's binaries.
RUN for folder in frontend frontend/graphiql; do (cd $folder && npm install --no-save --no-audit --no-fund); done
COPY schema/schema.graphql schema/examples.graphql schema/
COPY frontend frontend
RUN npm --prefix frontend run build && npm --prefix frontend/graphiql run build

FROM python:3.13-slim AS packages
COPY requirements/run.txt .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r run.txt

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=packages /venv /venv
COPY manage.py ./
COPY backend backend
COPY schema schema
COPY voting voting
COPY --from=pages /app/frontend/dist frontend/dist
# The key signs nothing: it is there because the settings ask for one.
RUN SECRET_KEY=only-while-building DATABASE_URL=sqlite:////tmp/none python manage.py collectstatic --noinput
USER 10001:10001
EXPOSE 8000
# Whether the process lives; whether it can do its work, compose.yaml asks /readyz.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-c", \
  "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
STOPSIGNAL SIGTERM
CMD ["python", "-m", "backend.serve", "--host", "0.0.0.0", "--port", "8000"]
