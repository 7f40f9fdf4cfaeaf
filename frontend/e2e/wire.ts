/** A hand on a page's network. */
import type { Page, WebSocketRoute } from "@playwright/test";

const GOING_AWAY = 1001;

/** `cut` ends the page's sockets and every request, `mend` lets all through again. */
export async function network(page: Page, code = GOING_AWAY) {
  let down = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/graphql\/$/, (socket) => {
    if (down) return void socket.close({ code });
    open.add(socket);
    socket.connectToServer();
  });
  await page.route("**/graphql/", (route) => (down ? route.abort("internetdisconnected") : route.continue()));
  return {
    cut: async () => {
      down = true;
      for (const socket of open) await socket.close({ code });
      open.clear();
    },
    mend: () => {
      down = false;
    },
  };
}
