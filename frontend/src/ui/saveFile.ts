/** Hands the reader a file that was made in this browser. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser may begin to read it a little later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
