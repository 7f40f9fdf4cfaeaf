/** The file that pages load, `live-poll.js`: it makes `<live-poll>` known. */
import { LivePoll } from "./LivePoll";

if (!customElements.get("live-poll")) customElements.define("live-poll", LivePoll);
