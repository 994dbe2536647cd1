import { DATE_TIME_STYLES } from '../time/date-styles.ts';
import { enumeration } from '../types/table.ts';

export const dateTimeStyles = enumeration(DATE_TIME_STYLES);
