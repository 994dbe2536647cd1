import type { Api } from '../model/api.ts';
import { faultsTold } from '../openapi/lines.ts';
import { DocumentFault } from '../openapi/part.ts';
import { writeApi } from '../openapi/write-api.ts';
import { OPENAPI_3_WRITER } from '../openapi/write-openapi3.ts';
import { SWAGGER_2_WRITER } from '../openapi/write-swagger2.ts';

/** An API as a document. Throws UserError where a schema of it refers to what is not there. */
export async function exportApi(
  api: Api,
  serviceName: string,
  format: 'openapi' | 'openapi+json' | 'swagger',
): Promise<string> {
  const document = await written(api, serviceName, format);
  if (format !== 'openapi') return `${JSON.stringify(document, null, 2)}\n`;
  const { stringify } = await import('../openapi/yaml.ts');
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

async function written(api: Api, serviceName: string, format: string): Promise<object> {
  try {
    return writeApi(api, serviceName, format === 'swagger' ? SWAGGER_2_WRITER : OPENAPI_3_WRITER);
  } catch (error) {
    if (error instanceof DocumentFault) throw await faultsTold([error]);
    throw error;
  }
}
