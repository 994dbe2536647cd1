import { DAY_NAMES } from '../time/names.ts';
import { enumeration } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';

export const DAY_OF_WEEK = defineEnum('System.DayOfWeek', DAY_NAMES);

export const dayOfWeek = enumeration(DAY_OF_WEEK);
