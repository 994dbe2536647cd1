import { salvage } from '../../store/salvage.ts';
import { BackendIndex } from '../backend-match.ts';
import { ClientCertificates } from '../certificates.ts';
import type { ExaminedContext } from './examination.ts';
import { examineApis } from './examined-api.ts';
import { examineDocuments } from './examined-document.ts';

/** Reads all that can be read of a context, whose folder need not be there. */
export function examineContext(name: string, directory: string): ExaminedContext {
  const { collections, faults } = salvage(directory);
  const documents = examineDocuments(collections);
  const certificates = new ClientCertificates(
    collections.certificates.list(),
    collections.certificateKeys.list(),
    undefined,
  );
  const apis = examineApis(collections.apis.list(), documents);
  const backendIndex = new BackendIndex(collections.backends.list());
  return { name, directory, collections, faults, documents, apis, certificates, backendIndex };
}
