/** The lines that put a poll into a page of somebody's own, as docs/embedding.md has them. */

/** The question and its live result, on a page of any origin. */
export function resultLines(origin: string, pollId: string): string {
  return `<script type="module" src="${origin}/static/live-poll.js"></script>
<live-poll poll="${pollId}"></live-poll>
`;
}

/** A frame to vote in, as high as what is in it, for sites that the server lists. */
export function frameLines(origin: string, pollId: string): string {
  return `<iframe id="poll" src="${origin}/embed/${pollId}" title="Poll" style="width: 100%; height: 30rem; border: 0"></iframe>
<script>
  addEventListener("message", ({ origin, data }) => {
    if (origin === "${origin}" && data.type === "livetally:height")
      document.getElementById("poll").style.height = \`\${data.height}px\`;
  });
</script>
`;
}
