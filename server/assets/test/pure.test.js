import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded, encoded } from "../js/base64url.js";
import { pressed, TOGETHER } from "../js/leave-keys.js";
import { differ } from "../js/clock.js";
import { begins, line, waits } from "../js/live-line.js";
import { rounded } from "../js/round.js";
import { address, MOST, read, toggled } from "../js/saved.js";

const A = "01890a5d-ac96-774b-bcce-b302099a8057";
const B = "01890a5d-ac96-774b-bcce-b302099a8058";

test("Escape pressed twice leaves, once does not", () => {
  const once = pressed("Escape", 5000, 0);
  assert.deepEqual(once, { leave: false, last: 5000 });
  assert.equal(pressed("Escape", 5000 + TOGETHER, once.last).leave, true);
  assert.equal(pressed("Escape", 5001 + TOGETHER, once.last).leave, false);
});

test("another key between them forgets the first Escape", () => {
  assert.deepEqual(pressed("a", 100, 50), { leave: false, last: 0 });
});

test("zones are told apart by what their clocks show, not by their names", () => {
  const summer = Date.UTC(2026, 6, 1);
  assert.equal(differ("America/New_York", "America/Chicago", summer), true);
  assert.equal(differ("America/Indianapolis", "America/Indiana/Indianapolis", summer), false);
  assert.equal(differ("America/Phoenix", "America/Los_Angeles", summer), true, "the same in summer alone");
  assert.equal(differ("Mars/Base", "America/Chicago", summer), false);
});

test("a position is rounded to about a kilometre", () => {
  assert.equal(rounded(39.978371, -86.118044), "39.98,-86.12");
  assert.equal(rounded(-0.001, 0), "0.00,0.00");
  assert.equal(rounded(Number.NaN, 0), "");
  assert.equal(rounded(91, 0), "");
});

test("a shortlist keeps ids and nothing else", () => {
  assert.deepEqual(read(`${A},<script>,${A},${B},`), [A, B]);
  assert.deepEqual(read(null), []);
  const many = Array.from({ length: 50 }, (_, n) => A.slice(0, -2) + String(n).padStart(2, "0")).join(",");
  assert.equal(read(many).length, MOST);
});

test("a group is added once and taken away again", () => {
  assert.deepEqual(toggled([A], B), [A, B]);
  assert.deepEqual(toggled([A, B], A), [B]);
  assert.equal(address([A, B]), `/shortlist?ids=${A},${B}`);
  assert.equal(address([]), "/shortlist");
});

test("bytes become text without signs that mean something in an address, and come back", () => {
  const bytes = Uint8Array.from([0, 251, 255, 190, 62, 63]);
  const text = encoded(bytes.buffer);
  assert.equal(text, "APv_vj4_");
  assert.deepEqual(decoded(text), bytes);
  assert.deepEqual(decoded("AA"), Uint8Array.from([0]));
});

test("a quiet line counts as people do", () => {
  const say = (count, language) => line(count, "1 new post", "{n} new posts", language);
  assert.equal(say(1, "en"), "1 new post");
  assert.equal(say(3, "en"), "3 new posts");
  assert.equal(say(1200, "en"), "1,200 new posts");
  assert.equal(say(1, "es"), "1 new post");
});

test("a stream begins behind the last that was told", () => {
  assert.equal(begins("/space/a/live", ""), "/space/a/live");
  assert.equal(begins("/space/a/live", A), `/space/a/live?since=${A}`);
});

test("a post waits once, as it is now, and one that is gone waits no more", () => {
  const [first, second] = [{ id: "p-1", text: "a" }, { id: "p-2", text: "b" }];
  const both = waits(waits([], "p-1", first), "p-2", second);
  assert.deepEqual(both, [first, second]);
  const changed = { id: "p-1", text: "c" };
  assert.deepEqual(waits(both, "p-1", changed), [changed, second]);
  assert.deepEqual(waits(both, "p-1", null), [second]);
});
