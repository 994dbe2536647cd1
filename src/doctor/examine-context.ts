import { BackendIndex } from '../gateway/backends/backend-match.ts';
import { ClientCertificates } from '../gateway/configuration/certificates.ts';
import type { Context } from '../model/context.ts';
import { salvage } from '../store/salvage.ts';
import type { ExaminedContext } from './examination.ts';
import { examineApis } from './examined-api.ts';
import { examineDocuments } from './examined-document.ts';

/** Reads all that can be read of a context, whose folder need not be there. */
export async function examineContext(service: Context, directory: string): Promise<ExaminedContext> {
  const { collections, faults } = salvage(directory);
  const documents = await examineDocuments(collections);
  const certificates = new ClientCertificates(
    collections.certificates.list(),
    collections.certificateKeys.list(),
    undefined,
  );
  const apis = examineApis(collections.apis.list(), documents);
  const backendIndex = new BackendIndex(collections.backends.list());
  return { name: service.name, service, directory, collections, faults, documents, apis, certificates, backendIndex };
}
