// The npm package graphql-http audits the HTTP door: no audit may fail, warnings are shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serverAudits } from "graphql-http";
import { serverUrl } from "./livetally.mjs";

for (const audit of serverAudits({ url: `${serverUrl}/graphql/`, fetchFn: fetch })) {
  test(`${audit.id} ${audit.name}`, async (t) => {
    const result = await audit.fn();
    if (result.status !== "ok") t.diagnostic(`${result.status}: ${result.reason}`);
    assert.notEqual(result.status, "error", result.reason);
  });
}
