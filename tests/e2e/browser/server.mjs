// SPDX-License-Identifier: GPL-3.0-or-later
// The real footfall-server on a directory of its own: sites are added and numbers asked for through its
// command line, as a person would.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const execute = promisify(execFile);

export class Footfall {
  /** identity: see identity.mjs; nothing for plain HTTP. */
  static async start(program, identity) {
    const footfall = new Footfall();
    footfall.program = program;
    footfall.directory = await mkdtemp(join(tmpdir(), "footfall-browser-"));
    footfall.process = spawn(
      program,
      [
        ...["serve", "--data-dir", footfall.directory, "--listen", "127.0.0.1:0"],
        ...(identity ? ["--tls-cert", identity.certificate, "--tls-key", identity.key] : []),
      ],
      { stdio: ["ignore", "pipe", "inherit"] }
    );
    footfall.ended = new Promise((resolve) => footfall.process.once("exit", resolve));
    footfall.url = await new Promise((resolve, reject) => {
      footfall.ended.then((code) => reject(new Error(`footfall-server ended with ${code}`)));
      createInterface(footfall.process.stdout).on("line", (line) => {
        const address = /https?:\/\/\S+/.exec(line);
        if (address) {
          resolve(address[0].replace(/\/$/, ""));
        }
      });
    });
    return footfall;
  }

  async command(...words) {
    const { stdout } = await execute(this.program, [...words, "--data-dir", this.directory]);
    return stdout;
  }

  /** Adds a site and gives its tracking code. */
  async addSite(name) {
    return (await this.command("site", "add", "localhost", "--name", name)).trim();
  }

  async totals(code) {
    return JSON.parse(
      await this.command("stats", "--site", code, "--period", "7d", "--format", "json")
    ).totals;
  }

  async rowsBy(code, ...words) {
    const answer = JSON.parse(
      await this.command("stats", "--site", code, "--period", "7d", "--format", "json", "--by", ...words)
    );
    return answer.rows;
  }

  /** Page views by the values of a dimension. */
  async viewsBy(code, dimension) {
    const rows = await this.rowsBy(code, dimension);
    return Object.fromEntries(rows.map((row) => [row.value, row.pageViews]));
  }

  /** How often what happened. */
  async events(code) {
    const rows = await this.rowsBy(code, "event");
    return Object.fromEntries(rows.map((row) => [row.value, row.events]));
  }

  /** How often an event had which value of a property. */
  async properties(code, event, property) {
    const rows = await this.rowsBy(code, `event:${property}`, "--filter", `event=${event}`);
    return Object.fromEntries(rows.map((row) => [row.value, row.events]));
  }

  async stop() {
    this.process.kill("SIGTERM");
    const code = await this.ended;
    await rm(this.directory, { recursive: true, force: true });
    return code;
  }
}
