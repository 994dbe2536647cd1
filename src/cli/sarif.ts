import type { Environment } from './environment.ts';
import { slashed } from './slashed.ts';
import type { Finding, ValidatedDocument } from './validation-report.ts';

const RULES = [
  { id: 'fault', shortDescription: { text: 'What API Management would refuse.' } },
  { id: 'warning', shortDescription: { text: 'What is allowed and most likely not meant.' } },
  { id: 'need', shortDescription: { text: 'What a document names and the context lacks.' } },
];

/** SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(documents: readonly ValidatedDocument[], { version }: Pick<Environment, 'version'>): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'apim', version, rules: RULES } },
        columnKind: 'utf16CodeUnits',
        results: documents.flatMap(resultsOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const resultsOf = ({ file, faults, warnings, needs }: ValidatedDocument) => [
  ...faults.map(fault => result('fault', 'error', file, fault)),
  ...warnings.map(warning => result('warning', 'warning', file, warning)),
  ...needs.map(({ kind, name, ...place }) =>
    result('need', 'note', file, { ...place, message: `It needs the ${kind} '${name}'.` }),
  ),
];

const result = (
  ruleId: string,
  level: 'error' | 'warning' | 'note',
  file: string,
  { line, column, message }: Finding,
) => ({
  ruleId,
  level,
  message: { text: message },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: slashed(file).split('/').map(encodeURIComponent).join('/') },
        region: { startLine: line, startColumn: column },
      },
    },
  ],
});
