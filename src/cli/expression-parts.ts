import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../errors.ts';
import type { Environment } from './environment.ts';
import type { GivenContext } from './expression-context.ts';
import { readInput, readTextInput } from './input.ts';
import { namedValue, type Pair } from './values.ts';

/** Options that hold a member of the context, as FILE or as JSON. */
const PARTS = [
  ['response', 'response'],
  ['operation', 'operation'],
  ['product', 'product'],
  ['subscription', 'subscription'],
  ['user', 'user'],
  ['last-error', 'lastError'],
] as const;

const MEMBERS = `
Members of the JSON, all of which may be left out:
  --response      {"statusCode": 200, "statusReason": "OK", "headers": {"A": "1"}, "body": {"id": 7}}
  --operation     {"id": "get", "method": "GET", "name": "Get", "urlTemplate": "/orders/{id}"}
  --product       {"id": "starter", "name": "Starter", "subscriptionRequired": true, "approvalRequired": false,
                   "isPublished": true, "subscriptionsLimit": 1, "groups": [{"id": "developers", "name": "Developers"}]}
  --subscription  {"id": "s1", "name": "First", "key": "k1", "primaryKey": "k1", "secondaryKey": "k2",
                   "createdDate": "2026-01-01", "startDate": "2026-01-01", "endDate": "2027-01-01"}
  --user          {"id": "u1", "email": "ada@contoso.com", "firstName": "Ada", "lastName": "Lovelace", "note": "",
                   "registrationDate": "2026-01-01", "groups": [], "identities": [{"id": "ada", "provider": "Basic"}]}
  --last-error    {"source": "validate-jwt", "reason": "TokenNotPresent", "message": "JWT not present.", "scope": "api",
                   "section": "inbound", "path": "validate-jwt", "policyId": "p1", "httpErrorCode": 401}
  --context-file  {"request": {"method": "GET", "url": "https://contoso.azure-api.net/", "headers": {}, "body": {},
                   "ipAddress": "203.0.113.7", "matchedParameters": {"id": "7"}}, "response": …, "operation": …,
                   "product": …, "subscription": …, "user": …, "lastError": …, "variables": {"tries": 2},
                   "api": {"id": "orders", "name": "Orders", "path": "shop", "protocols": ["https"], "revision": "1",
                   "version": "v1", "isCurrentRevision": true}, "certificate": "client.pem"}
A body that is no text is JSON. What another option says stands above what the file of --context-file says.`;

export function withParts(command: Command): Command {
  for (const [name] of PARTS)
    command.addOption(new Option(`--${name} <file|json>`, `context.${memberOf(name)}, as JSON`));
  return command
    .option('--certificate <file>', "the caller's certificate: PEM or DER")
    .addOption(
      new Option('--matched <name=value>', 'a parameter of the URL template (repeatable)').argParser(matched(command)),
    )
    .option('--context-file <file>', 'all of these in one file of JSON (also --context FILE)')
    .addOption(new Option('--context <file>').hideHelp())
    .addHelpText('after', MEMBERS);
}

const memberOf = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const matched =
  (command: Command) =>
  (text: string, earlier: readonly Pair[] | undefined): Pair[] => [
    ...(earlier ?? []),
    namedValue(text) ?? command.error("error: write NAME=VALUE after '--matched'"),
  ];

export async function readParts(env: Environment, command: Command): Promise<GivenContext> {
  const options: Readonly<Record<string, string | undefined>> = command.opts();
  const { context, contextFile: named } = options;
  const { readContext } = await import('./expression-context.ts');
  const file = named ?? contextFile(env, command, context);
  const parts = new Map<string, unknown>(
    file === undefined
      ? []
      : Object.entries(jsonObject(await readTextInput(env, file, 'The file'), `The file ${file}`)),
  );
  for (const [name, member] of PARTS) {
    const given = options[member];
    if (given !== undefined) parts.set(member, jsonObject(await textOf(env, given), `What '--${name}' says`));
  }
  return readContext(Object.fromEntries(parts), 'The context');
}

/** `--context NAME` picks a context of apim elsewhere, of which an expression needs none. */
function contextFile(env: Environment, command: Command, given: string | undefined): string | undefined {
  if (given === undefined || given.endsWith('.json') || existsSync(resolve(env.cwd, given))) return given;
  return command.error(
    `error: there is no file '${given}', and an expression needs no context of apim. Leave --context out, or name a file of JSON: --context-file FILE`,
  );
}

const textOf = async (env: Environment, given: string): Promise<string> =>
  /^\s*\{/.test(given) ? given : readTextInput(env, given, 'The file');

/** The text may hold secrets and is not repeated. */
function jsonObject(text: string, what: string): object {
  const value = json(text, what);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UserError(
    'ValidationError',
    `${what} is no JSON object. \`apim expression --help\` shows what it is made of.`,
  );
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(
      'ValidationError',
      `${what} is not JSON. \`apim expression --help\` shows what it is made of.`,
      {
        cause,
      },
    );
  }
}

/** DER. */
export async function readCallersCertificate(env: Environment, file: string): Promise<Uint8Array> {
  const bytes = await readInput(env, file, 'The certificate');
  const { X509Certificate } = await import('node:crypto');
  try {
    return new X509Certificate(bytes).raw;
  } catch (cause) {
    throw new UserError('ValidationError', `The file ${file} is no certificate in PEM or DER.`, { cause });
  }
}
