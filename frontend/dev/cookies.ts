/** Gives Vite's own pages the cookies that the real server sets with its first page. */
import type { Plugin } from "vite";

/** A development-only plug-in: each page that Vite serves brings the guest and CSRF cookies of the given server. */
export function cookiesOfTheServer(server: string): Plugin {
  return {
    name: "cookies-of-the-server",
    apply: "serve",
    configureServer(vite) {
      vite.middlewares.use(async (request, response, next) => {
        if (request.headers.accept?.includes("text/html")) {
          const page = await fetch(`${server}/`, { headers: { cookie: request.headers.cookie ?? "" } }).catch(
            () => null,
          );
          const cookies = page?.headers.getSetCookie() ?? [];
          if (cookies.length > 0) response.setHeader("set-cookie", cookies);
        }
        next();
      });
    },
  };
}
