import { actionElement } from './action.ts';
import { audienceElement } from './audience.ts';
import type { ElementDefinition } from './definition.ts';
import { evidenceElement } from './evidence.ts';
import { findingElement } from './finding.ts';
import { lessonElement } from './lesson.ts';
import { stepElement } from './step.ts';

/** Every element that a report may use, in the order of the guide. */
export const elements: readonly ElementDefinition[] = [
  stepElement,
  findingElement,
  evidenceElement,
  lessonElement,
  actionElement,
  audienceElement,
];

export const elementNames: readonly string[] = elements.map(({ name }) => name);
