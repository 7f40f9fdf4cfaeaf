"""Static files: the built front end's and the admin's, sent before anything else is looked at."""

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, FileSystemFinder, get_finders
from servestatic import ServeStaticASGI  # type: ignore[import-untyped]

from backend.guards import App
from backend.headers import HASHED_NAME, add_static_headers


def with_static_files(app: App) -> App:
    """Files from where `collectstatic` has put them, or from where they are; the app for the rest."""
    files = ServeStaticASGI(
        app,
        autorefresh=settings.DEBUG,
        max_age=0 if settings.DEBUG else 60,
        allow_all_origins=False,
        immutable_file_test=HASHED_NAME.pattern,
        add_headers_function=add_static_headers,
    )
    for folder, prefix in _folders():
        files.add_files(folder, prefix=f"{settings.STATIC_URL}{prefix}")
    serve: App = files
    return serve


def _folders() -> list[tuple[str, str]]:
    """The folders to serve, each with its place below /static/."""
    if not settings.STATIC_FILES_WHERE_THEY_ARE:
        return [(str(settings.STATIC_ROOT), "")]
    known = [
        finder for finder in get_finders() if isinstance(finder, FileSystemFinder | AppDirectoriesFinder)
    ]
    storages = [storage for finder in known for storage in finder.storages.values()]
    return [(str(storage.location), getattr(storage, "prefix", "")) for storage in storages]
