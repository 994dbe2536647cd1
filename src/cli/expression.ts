import { type Command, Option } from 'commander';
import { UserError } from '../errors.ts';
import { LIMITS } from '../expression/runtime/limits.ts';
import { type Environment, tell } from './environment.ts';
import type { RequestParts } from './expression-host.ts';
import { expressionLimits, withExpressionLimits } from './expression-limits.ts';
import { readInput, readTextInput } from './input.ts';
import { type NamedSecret, readNamedSecrets, withNamedSecret } from './secret.ts';
import { headerPair, method, namedValue, type Pair, url, wrongHeader } from './values.ts';
import { withExample } from './verbs.ts';

const HEADER: NamedSecret = {
  name: 'header',
  flags: '-H, --header <name=value>',
  description: 'a header of the request (repeatable)',
  form: 'NAME=VALUE',
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
    .description('evaluate one policy expression against a made-up request: its value, and the type of it')
    .argument('<text>', '@(…) or @{…}, or what stands between the brackets of @(…); - for standard input');
  withNamedSecret(withNamedSecret(command, VARIABLE), HEADER)
    .option('--body <file>', 'the body of the request; - for standard input')
    .addOption(new Option('--method <method>', 'of the request').argParser(method).default('GET'))
    .addOption(new Option('--url <url>', 'of the request').argParser(url).default(new URL(SOME_URL), `"${SOME_URL}"`))
    .addOption(new Option('-o, --output <format>', 'how to print; text if left out').choices(['json']));
  withExpressionLimits(command, { steps: '10000000', timeout: '5' });
  withExample(
    command,
    'apim expression \'@(context.Request.Headers.GetValueOrDefault("Accept", "none"))\' -H Accept=text/html\n' +
      'apim expression \'@((int)context.Variables["tries"] + 1)\' --variable tries=2',
  );
  command.action((text: string) => run(env, command, text));
}

async function run(env: Environment, command: Command, given: string): Promise<void> {
  const text = await textOf(env, command, given);
  const parts = await partsOf(env, command);
  const { evaluate } = await import('./expression-run.ts');
  const { output }: { output?: 'json' } = command.opts();
  const { value, type } = evaluate(text, parts, line => tell(env, `Trace: ${line}`));
  env.stdout.write(output === 'json' ? `${JSON.stringify({ value, type }, null, 2)}\n` : `${value}\n${type}\n`);
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
  const { body, method, url }: { body?: string; method: string; url: URL } = command.opts();
  const headers = await readNamedSecrets(env, command, 'header');
  const [wrong] = headers.map(wrongHeader).filter(sentence => sentence !== undefined);
  if (wrong !== undefined) command.error(`error: ${wrong}`);
  const variables = await readNamedSecrets(env, command, 'variable');
  return {
    method,
    url,
    headers,
    body: body === undefined ? undefined : await readInput(env, body, 'The body'),
    variables: variables.map(jsonVariable),
    limits: expressionLimits(command, LIMITS),
    now: env.now(),
  };
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
