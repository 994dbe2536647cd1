import { type Command, Option } from 'commander';
import { UserError } from '../errors.ts';
import { LIMITS } from '../expression/context/host.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell } from './environment.ts';
import type { RequestParts } from './expression-host.ts';
import { expressionLimits, withExpressionLimits } from './expression-limits.ts';
import { readCallersCertificate, readParts, withParts } from './expression-parts.ts';
import { readInput, readTextInput } from './input.ts';
import { type NamedSecret, readNamedSecrets, withNamedSecret } from './secret.ts';
import { headerPair, method, namedValue, type Pair, url, wrongHeader } from './values.ts';
import { withExample } from './verbs.ts';

const HEADER: NamedSecret = {
  name: 'header',
  flags: '-H, --header <name: value>',
  description: 'a header of the request (repeatable); Name=value too',
  form: "'Name: value'",
  read: headerPair,
};

const VARIABLE: NamedSecret = {
  name: 'variable',
  flags: '--variable <name=json>',
  description: 'a variable of the context (repeatable): a number, true, null, "text", an object or an array',
  form: 'NAME=JSON',
  read: namedValue,
};

const SOME_URL = 'https://contoso.azure-api.net/orders/1';

export function expressionCommand(program: Command, env: Environment): void {
  const command = program
    .command('expression')
    .description('evaluate one policy expression against a made-up request: its value, and the type of it');
  byNeed(command, () => declareOptions(command, env));
}

function declareOptions(command: Command, env: Environment): void {
  command.argument('[text]', '@(…) or @{…}, or what stands between the brackets of @(…); - for standard input');
  withParts(withNamedSecret(withNamedSecret(command, VARIABLE), HEADER))
    .option('--body <file>', 'the body of the request; - for standard input')
    .addOption(new Option('--method <method>', 'of the request (default: GET)').argParser(method))
    .addOption(new Option('--url <url>', `of the request (default: ${SOME_URL})`).argParser(url))
    .option('--types [text]', 'list the types that expressions may name instead, or those whose name holds this text')
    .option('--allow-all-types', 'also the types and members that Azure refuses, for learning')
    .addOption(new Option('-o, --output <format>', 'how to print; text if left out').choices(['json']));
  withExpressionLimits(command, { steps: '10000000', timeout: '5' });
  withExample(
    command,
    'apim expression \'@(context.Request.Headers.GetValueOrDefault("Accept", "none"))\' -H Accept=text/html\n' +
      'apim expression \'@(context.Response.StatusCode + context.User.Id)\' --response \'{"statusCode": 404}\' --user \'{"id": "ada"}\'\n' +
      'apim expression --types Regex\n' +
      'apim expression \'@((int)context.Variables["tries"] + 1)\' --variable tries=2',
  );
  command.action((text: string | undefined) => run(env, command, text));
}

async function run(env: Environment, command: Command, given: string | undefined): Promise<void> {
  const { types }: { types?: string | true } = command.opts();
  if (types !== undefined) return listTypes(env, types === true ? (given ?? '') : types);
  if (given === undefined) command.error("error: missing required argument 'text'");
  const text = await textOf(env, command, given);
  const parts = await partsOf(env, command);
  const { evaluate } = await import('./expression-run.ts');
  const { output, allowAllTypes = false }: { output?: 'json'; allowAllTypes?: boolean } = command.opts();
  const { value, type } = await evaluate(text, allowAllTypes, parts, {
    trace: line => tell(env, `Trace: ${line}`),
    warn: sentence => tell(env, sentence),
  });
  env.stdout.write(output === 'json' ? `${JSON.stringify({ value, type }, null, 2)}\n` : `${value}\n${type}\n`);
}

async function listTypes(env: Environment, sought: string): Promise<void> {
  const { typesText } = await import('./expression-types.ts');
  const listed = typesText(sought);
  if (listed === '')
    throw new UserError(
      'NotFound',
      `Expressions know no type with '${sought}' in its name. \`apim expression --types\` lists all.`,
    );
  env.stdout.write(listed);
}

async function textOf(env: Environment, command: Command, given: string): Promise<string> {
  const { body, headerStdin, variableStdin }: { body?: string; headerStdin?: string; variableStdin?: string } =
    command.opts();
  const readers =
    [given, body].filter(file => file === '-').length + [headerStdin, variableStdin].filter(Boolean).length;
  if (readers > 1) command.error('error: only one thing can come from standard input');
  return given === '-' ? readTextInput(env, '-', 'The expression') : given;
}

async function partsOf(env: Environment, command: Command): Promise<RequestParts> {
  const options: { body?: string; method?: string; url?: URL; certificate?: string; matched?: Pair[] } = command.opts();
  const given = await readParts(env, command);
  const { request } = given;
  const certificate = options.certificate ?? given.certificate;
  const headers = await readNamedSecrets(env, command, 'header');
  const [wrong] = headers.map(wrongHeader).filter(sentence => sentence !== undefined);
  if (wrong !== undefined) command.error(`error: ${wrong}`);
  const variables = await readNamedSecrets(env, command, 'variable');
  return {
    method: options.method ?? request?.method ?? 'GET',
    url: options.url ?? new URL(request?.url ?? SOME_URL),
    headers: headers.length === 0 ? pairsOf(request?.headers ?? {}) : headers,
    body: options.body === undefined ? bodyOf(request?.body) : await readInput(env, options.body, 'The body'),
    variables: [...given.variables, ...variables.map(jsonVariable)],
    ipAddress: request?.ipAddress ?? '127.0.0.1',
    certificate: certificate === undefined ? undefined : await readCallersCertificate(env, certificate),
    matchedParameters: new Map([...Object.entries(request?.matchedParameters ?? {}), ...(options.matched ?? [])]),
    given,
    limits: expressionLimits(command, LIMITS),
    now: env.now(),
  };
}

const pairsOf = (headers: Readonly<Record<string, string | readonly string[]>>): Pair[] =>
  Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value): Pair => [name, value]));

/** A text as it is, anything else as JSON. */
function bodyOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The value may be a secret and is not repeated. */
function jsonVariable([name, text]: Pair): readonly [name: string, json: string] {
  try {
    JSON.parse(text);
    return [name, text];
  } catch (cause) {
    throw new UserError(
      'ValidationError',
      `The value of the variable '${name}' is not JSON. A text stands in quotes: --variable '${name}="text"'.`,
      { cause },
    );
  }
}
