import { sayBy, type Say } from '../say.ts';
import { zhCnFields } from './said-fields.ts';
import { zhCnFollowUp } from './said-follow-up.ts';
import { zhCnReports } from './said-reports.ts';
import { zhCnTags } from './said-tags.ts';
import { zhCnTheirs } from './said-theirs.ts';
import { zhCnUpdate } from './said-update.ts';

/**
 * Says in Chinese what schemas, rules and changes say in the form for reports. All that is ever said weighs three times as
 * much.
 */
export const sayInForm: Say = sayBy({
  ...zhCnFields,
  ...zhCnReports,
  ...zhCnFollowUp,
  ...zhCnTags,
  ...zhCnTheirs,
  ...zhCnUpdate,
});
