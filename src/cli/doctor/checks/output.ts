import { claimOutput } from '../../../build/publish.ts';
import { UserError } from '../../../core/model/user-error.ts';
import { showPath } from '../../wording.ts';
import { fault, ok, type Check } from '../finding.ts';

export const outputFolder: Check = {
  id: 'output',
  find({ io, read: { settings } }) {
    try {
      claimOutput(settings);
      return [ok(`A build may write to \`${showPath(settings.out, io)}\``)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [fault(error.message, error.hint ?? '')];
    }
  },
};
