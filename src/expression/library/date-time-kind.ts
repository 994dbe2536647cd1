import { enumeration } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';

export const DATE_TIME_KIND = defineEnum('System.DateTimeKind', ['Unspecified', 'Utc', 'Local']);

export const dateTimeKind = enumeration(DATE_TIME_KIND);
