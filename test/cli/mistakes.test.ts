import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addClient } from './files.ts';
import { misused, printed, type Session, startSession } from './session.ts';

const surplus = (name: string, expected: string, got: number): string =>
  `too many arguments for '${name}'. Expected ${expected} but got ${got}.`;
const NO_CMDLET = '\n(apim has no command for this cmdlet yet; apim --help shows those it has.)';

/** What is typed, and what is said of it: the mistake itself, whatever else is missing. */
const MISTAKES: readonly (readonly [line: string, sentence: string])[] = [
  ['cert add --pfxfile c.pfx', "unknown option '--pfxfile'\n(Did you mean --pfx?)"],
  ['cert add --pfxfile=c.pfx', "unknown option '--pfxfile'\n(Did you mean --pfx?)"],
  ['cert add client.pfx', `${surplus('add', '0 arguments', 1)}\n(Did you mean --pfx <file>?)`],
  ['cert add --pfx c.pfx client', surplus('add', '0 arguments', 1)],
  ['cert add -id x', "unknown option '-id'\n(Did you mean --id?)"],
  ['cert add --pasword=secret', "unknown option '--pasword'\n(Did you mean --password?)"],
  ['cert show -id x', "unknown option '-id'\n(Did you mean --id?)"],
  ['backend new https://a.test', `${surplus('new', '0 arguments', 1)}\n(Did you mean --url <url>?)`],
  ['backend new --uri x --protocol http', "unknown option '--uri'\n(Did you mean --url?)"],
  ['api new --certificat c', "unknown option '--certificat'\n(Did you mean --certificate?)"],
  ['api new --nonsense', "unknown option '--nonsense'"],
  ['ca add root.pem', `${surplus('add', '0 arguments', 1)}\n(Did you mean --file <file>?)`],
  [
    'backend set c --SkipCertificateChainValidation',
    "unknown option '--SkipCertificateChainValidation'\n(Did you mean --skip-certificate-chain-validation?)",
  ],
  [
    'backend set c -SkipCertificateChainValidation:$true',
    "unknown option '-SkipCertificateChainValidation'\n(Did you mean --skip-certificate-chain-validation?)",
  ],
  ['Backend list', "unknown command 'Backend'\n(Did you mean backend?)"],
  ['backend New', "unknown command 'New'\n(Did you mean new?)"],
  ['help cert ad', "unknown command 'ad'\n(Did you mean add?)"],
  [
    'New-AzApiManagementBackend -Url https://a.test',
    "unknown command 'New-AzApiManagementBackend'\n(Did you mean apim backend new?)",
  ],
  ['new-azapimanagementbackend', "unknown command 'new-azapimanagementbackend'\n(Did you mean apim backend new?)"],
  ['help Set-AzApiManagementApi', "unknown command 'Set-AzApiManagementApi'\n(Did you mean apim api set?)"],
  ['Get-AzApiManagementSsoToken', `unknown command 'Get-AzApiManagementSsoToken'${NO_CMDLET}`],
  [
    'Save-AzApiManagementTenantGitConfiguration',
    `unknown command 'Save-AzApiManagementTenantGitConfiguration'${NO_CMDLET}`,
  ],
];

for (const [line, sentence] of MISTAKES) {
  test(`"apim ${line}" is told: ${sentence.split('\n').join(' ')}`, async t => {
    const { run } = await startSession(t);
    assert.deepEqual(await run(...line.split(' ')), misused(sentence));
  });
}

/** The cmdlets that have a command, by their nouns and verbs. */
const CMDLETS: Readonly<Record<string, string>> = {
  'New-AzApiManagementCertificate': 'apim cert add',
  'Get-AzApiManagementCertificate': 'one of apim cert list, apim cert show',
  'Set-AzApiManagementCertificate': 'apim cert set',
  'Remove-AzApiManagementCertificate': 'apim cert remove',
  'New-AzApiManagementBackend': 'apim backend new',
  'Get-AzApiManagementBackend': 'one of apim backend list, apim backend show',
  'Set-AzApiManagementBackend': 'apim backend set',
  'Remove-AzApiManagementBackend': 'apim backend remove',
  'New-AzApiManagementBackendCredential': 'one of apim backend new, apim backend set',
  'New-AzApiManagementBackendProxy': 'one of apim backend new, apim backend set',
  'New-AzApiManagementApi': 'apim api new',
  'Get-AzApiManagementApi': 'one of apim api list, apim api show',
  'Set-AzApiManagementApi': 'apim api set',
  'Remove-AzApiManagementApi': 'apim api remove',
  'New-AzApiManagementOperation': 'apim operation new',
  'New-AzApiManagementApiRevision': 'apim api-revision new',
  'Set-AzApiManagementApiRevision': 'apim api-revision set',
  'New-AzApiManagementApiRelease': 'apim api-release new',
  'Update-AzApiManagementApiRelease': 'apim api-release set',
  'New-AzApiManagementApiVersionSet': 'apim api-version-set new',
  'New-AzApiManagementProduct': 'apim product new',
  'Add-AzApiManagementApiToProduct': 'apim product add-api',
  'Remove-AzApiManagementApiFromProduct': 'apim product remove-api',
  'New-AzApiManagementSubscription': 'apim subscription new',
  'Get-AzApiManagementSubscriptionKey': 'apim subscription show-keys',
  'Set-AzApiManagementPolicy': 'apim policy set',
  'Get-AzApiManagementPolicy': 'apim policy show',
  'Remove-AzApiManagementPolicy': 'apim policy remove',
  'New-AzApiManagementSystemCertificate': 'apim ca add',
  'New-AzApiManagementContext': 'apim context new',
  'Get-AzApiManagementNamedValue': 'one of apim nv list, apim nv show',
  'Get-AzApiManagementNamedValueSecretValue': 'apim nv show-secret',
};

test('every cmdlet that has a command leads to it', async t => {
  const { run } = await startSession(t);
  for (const [cmdlet, meant] of Object.entries(CMDLETS))
    assert.deepEqual(await run(cmdlet), misused(`unknown command '${cmdlet}'\n(Did you mean ${meant}?)`));
});

/** Parameters of the cmdlets behind a command, and the option that each is here. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cert add': {
    CertificateId: '--id',
    PfxFilePath: '--pfx',
    PfxPassword: '--password',
    PfxBytes: '--pfx',
    Context: '--context',
  },
  'cert set': { CertificateId: '--id', PfxFilePath: '--pfx', PfxPassword: '--password' },
  'cert show': { CertificateId: '--id' },
  'backend new': {
    BackendId: '--id',
    Url: '--url',
    Protocol: '--protocol',
    Title: '--title',
    Description: '--description',
    ResourceId: '--resource-id',
    SkipCertificateChainValidation: '--skip-certificate-chain-validation',
    SkipCertificateNameValidation: '--skip-certificate-name-validation',
    CertificateId: '--certificate-id',
    CertificateThumbprint: '--certificate-thumbprint',
    Header: '--header',
    Query: '--query',
    AuthorizationHeaderScheme: '--authorization-header-scheme',
    AuthorizationHeaderParameter: '--authorization-header-parameter',
    Proxy: '--proxy-url',
    ProxyCredential: 'one of --proxy-username, --proxy-password',
    Credential: 'one of --certificate-id, --header, --query, --authorization-header-scheme',
  },
  'backend set': { BackendId: '--id', InputObject: '--id' },
  'api new': {
    ApiId: '--id',
    Name: '--name',
    Path: '--path',
    ServiceUrl: '--service-url',
    Protocols: '--protocols',
    Description: '--description',
    TermsOfServiceUrl: '--terms-of-service-url',
    ContactName: '--contact-name',
    ContactUrl: '--contact-url',
    ContactEmail: '--contact-email',
    LicenseName: '--license-name',
    LicenseUrl: '--license-url',
  },
  'policy set': { ApiId: '--api', PolicyFilePath: '--file', Policy: '--policy' },
  'ca add': { PfxPath: '--file', PfxPassword: '--password', StoreName: '--store-name' },
  'context new': { ResourceGroupName: '--resource-group', ServiceName: '--service-name', ResourceId: '--resource-id' },
};

for (const [line, parameters] of Object.entries(PARAMETERS)) {
  test(`${line} understands the parameters of its cmdlet as suggestions`, async t => {
    const { run } = await startSession(t);
    for (const [parameter, meant] of Object.entries(parameters))
      for (const flag of [`-${parameter}`, `--${parameter}`])
        assert.deepEqual(
          await run(...line.split(' '), flag, 'x'),
          misused(`unknown option '${flag}'\n(Did you mean ${meant}?)`),
        );
  });
}

test('backend test alone offers the ids and --all', async t => {
  const { run, done } = await startSession(t);
  const sentence = (known: string) =>
    misused(`required option '--id <id>' not specified. ${known}; a URL may be tested too, and --all tests all.`);
  assert.deepEqual(await run('backend', 'test'), sentence('There is no backend yet'));
  for (const id of ['partner', 'contoso'])
    await done('backend', 'new', '--id', id, '--url', `https://${id}.test`, '--protocol', 'http');
  assert.deepEqual(await run('backend', 'test'), sentence('There are contoso, partner'));
});

test('help shows the help of the command that its words name', async t => {
  const { run } = await startSession(t);
  for (const words of [['cert', 'add'], ['certificate', 'new'], ['backend'], ['serve'], []]) {
    const { stdout } = await run(...words, '--help');
    assert.deepEqual(await run('help', ...words), printed(stdout), words.join(' '));
  }
});

const CONTOSO = ['--url', 'https://contoso.com', '--protocol', 'http'];

async function contoso(session: Session): Promise<Session> {
  await session.done('backend', 'new', '--id', 'contoso', ...CONTOSO);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders');
  return session;
}

test('set without a change says that it changes nothing', async t => {
  const { run } = await contoso(await startSession(t));
  const first = async (...args: string[]) => {
    const { status, stdout } = await run(...args);
    return [status, stdout.split('\n')[0]];
  };
  const none = 'no option says what to change.';
  assert.deepEqual(await first('backend', 'set', 'contoso'), [0, `Changed nothing of backend contoso: ${none}`]);
  assert.deepEqual(await first('api', 'set', '--id', 'ORDERS'), [0, `Changed nothing of API orders: ${none}`]);
  const same = 'it is so already.';
  assert.deepEqual(await first('backend', 'set', 'contoso', ...CONTOSO), [
    0,
    `Changed nothing of backend contoso: ${same}`,
  ]);
  assert.deepEqual(await first('api', 'set', 'orders', '--no-certificate'), [
    0,
    `Changed nothing of API orders: ${same}`,
  ]);
  assert.deepEqual(await first('backend', 'set', 'contoso', '--title', 'x'), [0, 'Changed backend contoso.']);
  assert.deepEqual(await first('backend', 'set', 'contoso', '--remove', 'title'), [0, 'Changed backend contoso.']);
  assert.deepEqual(await first('backend', 'set', 'contoso', '--query', 'a=1'), [0, 'Changed backend contoso.']);
});

test('policy commands take the id of the API as api show does', async t => {
  const session = await contoso(await startSession(t));
  const { run, done } = session;
  await addClient(session, 'client');
  await done('api', 'set', 'orders', '--certificate', 'client');
  const document = await done('policy', 'show', '--api', 'orders');
  assert.equal(await done('policy', 'show', 'orders'), document);
  assert.equal(await done('policy', 'remove', 'orders'), 'Removed the policy of API orders.\n');
  assert.equal(await done('policy', 'set', 'orders', '--policy', document), 'Set the policy of API orders.\n');
  assert.deepEqual(await run('policy', 'show', 'a', '--api', 'b'), misused("two different ids are given: 'a' and 'b'"));
});
