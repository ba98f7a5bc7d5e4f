import type {
  ActionKind,
  ActionStatus,
  Arch,
  AssetKind,
  Callout,
  Category,
  ComparisonResult,
  Compromise,
  Confidence,
  Direction,
  DisputeOutcome,
  DisputeRequest,
  Exposure,
  FpRisk,
  Impact,
  IndicatorRole,
  IndicatorType,
  IntelVerdict,
  Language,
  LessonKind,
  Observation,
  OsFamily,
  Pap,
  Phase,
  RecordStatus,
  ReferenceKind,
  RelationType,
  Reliability,
  SectionKind,
  Severity,
  Status,
  StepResult,
  Tlp,
  VerdictCause,
  VerdictReason,
  VerdictValue,
} from '../../../schemas/vocabulary.ts';
import type { SimilarReason } from '../model/report.ts';

/** The words for every id of the closed lists. */
export type Labels = {
  severity: Record<Severity, string>;
  tlp: Record<Tlp, string>;
  pap: Record<Pap, string>;
  recordStatus: Record<RecordStatus, string>;
  status: Record<Status, string>;
  verdict: Record<VerdictValue, string>;
  /** What a verdict means, a short sentence. */
  verdictMeaning: Record<VerdictValue, string>;
  /** The same two of an incident that is a failure and no attack: the alert was about an outage. */
  outageVerdict: Record<VerdictValue, string>;
  outageVerdictMeaning: Record<VerdictValue, string>;
  impact: Record<Impact, string>;
  comparison: Record<ComparisonResult, string>;
  reason: Record<VerdictReason, string>;
  cause: Record<VerdictCause, string>;
  confidence: Record<Confidence, string>;
  category: Record<Category, string>;
  assetKind: Record<AssetKind, string>;
  osFamily: Record<OsFamily, string>;
  arch: Record<Arch, string>;
  exposure: Record<Exposure, string>;
  compromise: Record<Compromise, string>;
  indicatorType: Record<IndicatorType, string>;
  indicatorRole: Record<IndicatorRole, string>;
  observation: Record<Observation, string>;
  fpRisk: Record<FpRisk, string>;
  intelVerdict: Record<IntelVerdict, string>;
  reliability: Record<Reliability, string>;
  disputeOutcome: Record<DisputeOutcome, string>;
  /** What is asked for, as an infinitive: “Please …”. */
  disputeRequest: Record<DisputeRequest, string>;
  /** This report ... the other one. */
  relation: Record<RelationType, string>;
  /** The same relation told from the other report. */
  relationFrom: Record<RelationType, string>;
  phase: Record<Phase, string>;
  stepResult: Record<StepResult, string>;
  direction: Record<Direction, string>;
  lessonKind: Record<LessonKind, string>;
  actionKind: Record<ActionKind, string>;
  actionStatus: Record<ActionStatus, string>;
  referenceKind: Record<ReferenceKind, string>;
  callout: Record<Callout, string>;
  /** Titles of the known sections, for a table of contents or an empty report. */
  section: Record<SectionKind, string>;
  /** Languages of the user interface, each in its own words. */
  language: Record<Language, string>;
  similarReason: Record<SimilarReason['kind'], string>;
};
