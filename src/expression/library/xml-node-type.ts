import { enumeration } from '../types/table.ts';
import { XML_NODE_TYPE } from '../xml/node-type.ts';

export const xmlNodeType = enumeration(XML_NODE_TYPE);
