import type { Command } from 'commander';
import { apiCommands } from './api.ts';
import { apiReleaseCommands } from './api-release.ts';
import { apiRevisionCommands } from './api-revision.ts';
import { apiSchemaCommands } from './api-schema.ts';
import { apiVersionSetCommands } from './api-version-set.ts';
import { ApimCommand } from './apim-command.ts';
import { backendCommands } from './backend.ts';
import { caCommands } from './ca.ts';
import { callCommand } from './call.ts';
import { certificateCommands } from './certificate.ts';
import { completeCommand } from './complete-command.ts';
import { completionCommand } from './completion-command.ts';
import { contextCommands } from './context.ts';
import { doctorCommand } from './doctor.ts';
import type { Environment } from './environment.ts';
import { expressionCommand } from './expression.ts';
import { helpCommand } from './help-command.ts';
import { requireOptions } from './mandatory.ts';
import { namedValueCommands } from './named-value.ts';
import { operationCommands } from './operation.ts';
import { withContext } from './options.ts';
import { policyCommands } from './policy.ts';
import { policyFragmentCommands } from './policy-fragment.ts';
import { productCommands } from './product.ts';
import { serveCommand } from './serve.ts';
import { subscriptionCommands } from './subscription.ts';

const FIRST_STEPS = `
First steps:
  $ apim cert add --id client --pfx client.pfx --password-env PFX_PASSWORD
  $ apim backend new --url https://partner.example/api --protocol http
  $ apim serve -- npm test

Each command's --help has an example.`;

/** All commands. `exit` takes the exit code of those that have one of their own. */
export function commandLine(env: Environment, exit: (status: number) => void): Command {
  const program = new ApimCommand('apim')
    .description('Azure API Management on your own machine')
    .version(env.version)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: text => env.stdout.write(text),
      writeErr: text => env.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'apim: ')),
    })
    .addHelpText('after', FIRST_STEPS);
  withContext(program).hook('preAction', (_program, command) => requireOptions(command));
  contextCommands(program, env);
  certificateCommands(program, env);
  backendCommands(program, env, exit);
  apiCommands(program, env);
  operationCommands(program, env);
  apiRevisionCommands(program, env);
  apiReleaseCommands(program, env);
  apiVersionSetCommands(program, env);
  productCommands(program, env);
  subscriptionCommands(program, env);
  apiSchemaCommands(program, env);
  policyCommands(program, env, exit);
  namedValueCommands(program, env);
  policyFragmentCommands(program, env);
  caCommands(program, env);
  serveCommand(program, env, exit);
  callCommand(program, env, exit);
  expressionCommand(program, env);
  doctorCommand(program, env, exit);
  completionCommand(program, env);
  completeCommand(program, env);
  helpCommand(program);
  return program;
}
