import { apiFindings } from './apis.ts';
import { backendFindings } from './backends.ts';
import { caCertificateFindings } from './ca-certificates.ts';
import { callFindings } from './calls.ts';
import { certificateFindings } from './certificates.ts';
import { environmentFindings } from './environment.ts';
import { ofContext, type Source } from './examination.ts';
import { nodeFindings } from './node.ts';
import { policyFindings } from './policies.ts';
import { portFindings } from './ports.ts';
import { stateContentsFindings } from './state-contents.ts';
import { stateFolderFindings } from './state-folder.ts';

/** All that `apim doctor` looks at. */
export const SOURCES: readonly Source[] = [
  nodeFindings,
  environmentFindings,
  stateFolderFindings,
  stateContentsFindings,
  portFindings,
  ofContext(certificateFindings),
  ofContext(caCertificateFindings),
  ofContext(backendFindings),
  ofContext(apiFindings),
  ofContext(policyFindings),
  ofContext(callFindings),
];
