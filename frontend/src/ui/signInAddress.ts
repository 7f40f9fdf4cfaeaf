/** The server's page to sign in or out on, which leads back to this one. */
export function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(window.location.pathname)}`;
}
