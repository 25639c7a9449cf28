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
  static async start(program) {
    const footfall = new Footfall();
    footfall.program = program;
    footfall.directory = await mkdtemp(join(tmpdir(), "footfall-browser-"));
    footfall.process = spawn(
      program,
      ["serve", "--data-dir", footfall.directory, "--listen", "127.0.0.1:0"],
      { stdio: ["ignore", "pipe", "inherit"] }
    );
    footfall.ended = new Promise((resolve) => footfall.process.once("exit", resolve));
    footfall.url = await new Promise((resolve, reject) => {
      footfall.ended.then((code) => reject(new Error(`footfall-server ended with ${code}`)));
      createInterface(footfall.process.stdout).on("line", (line) => {
        const address = /http:\/\/\S+/.exec(line);
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

  /** Page views by the values of a dimension. */
  async viewsBy(code, dimension) {
    const answer = JSON.parse(
      await this.command("stats", "--site", code, "--period", "7d", "--by", dimension, "--format", "json")
    );
    return Object.fromEntries(answer.rows.map((row) => [row.value, row.pageViews]));
  }

  async stop() {
    this.process.kill("SIGTERM");
    const code = await this.ended;
    await rm(this.directory, { recursive: true, force: true });
    return code;
  }
}
