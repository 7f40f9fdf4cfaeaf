/** Whether this page stands by itself in the frame of another site: it is somebody else there than elsewhere. */
export const isEmbedded = window.location.pathname.startsWith("/embed/");
