// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate for the time of the test, which the browser is told to trust.
import { execFile } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const makeIdentity = async () => {
  const directory = await mkdtemp(join(tmpdir(), "footfall-identity-"));
  const certificate = join(directory, "certificate.pem");
  const key = join(directory, "key.pem");
  await promisify(execFile)("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 60".split(" "),
    ..."-subj /CN=localhost -addext subjectAltName=DNS:localhost,DNS:*.test,IP:127.0.0.1".split(" "),
    ...["-out", certificate, "-keyout", key],
  ]);
  const cert = await readFile(certificate);
  const publicKey = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return {
    certificate,
    key,
    tls: { cert, key: await readFile(key) },
    fingerprint: createHash("sha256").update(publicKey).digest("base64"),
    forget: () => rm(directory, { recursive: true, force: true }),
  };
};
