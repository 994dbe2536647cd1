import { cpSync, rmSync } from 'node:fs';
import { apim, environment, PROGRAM, startServer } from './measure.ts';
import { SLEEPING, startRig } from './rig.ts';
import { compare } from './rounds.ts';
import type { Row } from './table.ts';
import { WORKLOADS } from './workloads.ts';

const header = (name: string, value: string): string =>
  `<set-header name="${name}" exists-action="override"><value>${value}</value></set-header>`;

/** Two scopes, ten statements, five expressions. */
const GLOBAL = `<policies>
  <inbound>
    <set-variable name="start" value="@(context.Request.Method)" />
    ${header('X-Correlation', '@(context.RequestId.ToString())')}
    ${header('X-Gateway', 'apim')}
  </inbound>
  <backend><forward-request /></backend>
  <outbound>${header('X-Powered-By', 'apim')}</outbound>
  <on-error />
</policies>`;
const API = `<policies>
  <inbound>
    <base />
    <authentication-certificate certificate-id="client" />
    <choose>
      <when condition="@(context.Request.Headers.GetValueOrDefault("X-Version", "1") == "2")">
        ${header('X-Path', '@(context.Request.Url.Path)')}
      </when>
      <otherwise>${header('X-Path', 'old')}</otherwise>
    </choose>
    ${header('X-Start', '@((string)context.Variables["start"])')}
  </inbound>
  <backend><base /></backend>
  <outbound><base />${header('X-Seen', 'yes')}</outbound>
  <on-error><base /></on-error>
</policies>`;

/** A typical effective policy beside none but the client certificate's; Linux only. */
export async function policyLoadRows(): Promise<Row[]> {
  const rig = await startRig();
  const home = `${rig.home}-typical`;
  try {
    cpSync(rig.home, home, { recursive: true });
    apim(home, 'policy', 'set', '--policy', GLOBAL);
    apim(home, 'policy', 'set', '--api', 'bench', '--policy', API);
    const server = await startServer([PROGRAM, 'serve', '--port', '0', ...SLEEPING], environment(home));
    const none = { name: 'no policy', server: await rig.startGateway(...SLEEPING), reach: 1 };
    const rows = await Promise.all(
      WORKLOADS.slice(0, 1).map(workload =>
        compare(workload, none, [{ name: 'a typical policy', server, reach: 1.3 }]),
      ),
    );
    await server.stop();
    return rows.flat();
  } finally {
    await rig.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
