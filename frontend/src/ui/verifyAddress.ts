/** Where a receipt is checked. What follows the # stays in the browser: no server learns whose receipt it is. */
export function verifyAddress(pollId: string, receipt?: string): string {
  const known = new URLSearchParams({ poll: pollId, ...(receipt ? { receipt } : {}) });
  return `/verify#${known}`;
}
