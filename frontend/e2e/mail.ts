/** The mail that the server has sent: it writes it to a folder for the journeys. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "./people";

export const MAIL = process.env.LIVETALLY_MAIL ?? "";

/** The path and fragment of the newest link that was sent to the address, as soon as there is one. */
export async function linkSentTo(address: string): Promise<string> {
  let link = "";
  await expect(() => {
    const files = existsSync(MAIL) ? readdirSync(MAIL).sort() : [];
    const mails = files.flatMap((name) => readFileSync(join(MAIL, name), "utf8").split(/^-{70,}$/m));
    const text = mails.filter((mail) => mail.includes(`To: ${address}`)).at(-1) ?? "";
    link = /^https?:\/\/[^/]+(\/\w{6}#\S+)$/m.exec(text)?.[1] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 20_000 });
  return link;
}
