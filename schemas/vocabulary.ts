/**
 * The closed word lists of the contract: ids in their natural order, each list with its derived type.
 * This file imports nothing, so that a browser page can load it alone. Labels belong to the user interface.
 */

/** Urgency of an incident, from nothing to act on to drop everything. Source: OCSF `severity_id`. */
export const SEVERITIES = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who may see a report, from everyone to the fewest. Source: FIRST TLP 2.0. */
export const TLP = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const;
export type Tlp = (typeof TLP)[number];

/** What a receiver may do with the content, from passive work only to anything. Source: MISP PAP taxonomy. */
export const PAP = ['red', 'amber', 'green', 'clear'] as const;
export type Pap = (typeof PAP)[number];

/** State of the report as a document. Source: MISP `workflow`, RustSec `withdrawn`. */
export const RECORD_STATUSES = ['draft', 'in_review', 'published', 'superseded', 'withdrawn'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** State of the work on the incident. Source: OCSF Incident Finding `status_id`. */
export const STATUSES = ['new', 'in_progress', 'on_hold', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** What the incident turned out to be. Source: OCSF `verdict_id`; the benign split as in Microsoft Sentinel. */
export const VERDICTS = [
  'undetermined',
  'true_positive',
  'benign_true_positive',
  'false_positive',
  'suspicious',
  'insufficient_data',
  'duplicate',
  'test',
] as const;
export type VerdictValue = (typeof VERDICTS)[number];

/** Class of reason for a verdict. Source: Microsoft Sentinel classification reasons. */
export const VERDICT_REASONS = [
  'inaccurate_data',
  'incorrect_alert_logic',
  'suspicious_activity',
  'suspicious_but_expected',
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

/** What made an alert wrong or harmless. Source: MISP `incident-disposition`, and our own words. */
export const VERDICT_CAUSES = [
  'ip_reuse',
  'stale_intel',
  'shared_infrastructure',
  'sinkhole',
  'misconfiguration',
  'faulty_indicator',
  'sample_platform_mismatch',
  'authorised_test',
  'scanner',
  'rule_too_broad',
  'other',
] as const;
export type VerdictCause = (typeof VERDICT_CAUSES)[number];

/** Strength of a judgement. Source: ICD 203 through MISP `estimative-language`. */
export const CONFIDENCES = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * What the event did to us, whether or not the alert was right about it: from no effect to all that it could do.
 * Source: TheHive `ImpactStatus`; `attempt` and `blocked` as in VERIS and OCSF `disposition_id`.
 */
export const IMPACTS = ['none', 'attempt', 'blocked', 'limited', 'full'] as const;
export type Impact = (typeof IMPACTS)[number];

/** Whether the two sides of a comparison can both be true. Our list. */
export const COMPARISON_RESULTS = ['contradicts', 'compatible', 'unknown'] as const;
export type ComparisonResult = (typeof COMPARISON_RESULTS)[number];

/** Kind of incident as `class/type`. Source: Reference Security Incident Taxonomy (RSIT), spelled as in MISP `rsit`. */
export const CATEGORIES = [
  'abusive-content/spam',
  'abusive-content/harmful-speech',
  'abusive-content/violence',
  'malicious-code/infected-system',
  'malicious-code/c2-server',
  'malicious-code/malware-distribution',
  'malicious-code/malware-configuration',
  'information-gathering/scanner',
  'information-gathering/sniffing',
  'information-gathering/social-engineering',
  'intrusion-attempts/ids-alert',
  'intrusion-attempts/brute-force',
  'intrusion-attempts/exploit',
  'intrusions/privileged-account-compromise',
  'intrusions/unprivileged-account-compromise',
  'intrusions/application-compromise',
  'intrusions/system-compromise',
  'intrusions/burglary',
  'availability/dos',
  'availability/ddos',
  'availability/misconfiguration',
  'availability/sabotage',
  'availability/outage',
  'information-content-security/unauthorised-information-access',
  'information-content-security/unauthorised-information-modification',
  'information-content-security/data-loss',
  'information-content-security/data-leak',
  'fraud/unauthorized-use-of-resources',
  'fraud/copyright',
  'fraud/masquerade',
  'fraud/phishing',
  'vulnerable/weak-crypto',
  'vulnerable/ddos-amplifier',
  'vulnerable/potentially-unwanted-accessible',
  'vulnerable/information-disclosure',
  'vulnerable/vulnerable-system',
  'other/other',
  'other/undetermined',
  'test/test',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What an asset is. Source: VERIS asset varieties, made coarser, and cloud kinds. */
export const ASSET_KINDS = [
  'server',
  'workstation',
  'user_device',
  'mobile',
  'terminal',
  'embedded',
  'network',
  'network_device',
  'container',
  'database',
  'storage',
  'application',
  'account',
  'media',
  'person',
  'other',
  'unknown',
] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** Operating system of an asset or of the target of a sample; the two are compared. */
export const OS_FAMILIES = [
  'linux',
  'windows',
  'macos',
  'android',
  'ios',
  'bsd',
  'network_os',
  'other',
  'unknown',
] as const;
export type OsFamily = (typeof OS_FAMILIES)[number];

/** Processor architecture of an asset or of the target of a sample; the two are compared. */
export const ARCHS = ['x86_64', 'x86', 'arm64', 'arm', 'riscv64', 'other', 'unknown'] as const;
export type Arch = (typeof ARCHS)[number];

/** From where an asset can be reached, widest first. */
export const EXPOSURES = ['internet', 'partner', 'internal', 'isolated', 'unknown'] as const;
export type Exposure = (typeof EXPOSURES)[number];

/** Whether an asset was compromised. Source: DFIR-IRIS asset compromise status. */
export const COMPROMISES = ['to_be_determined', 'compromised', 'not_compromised', 'unknown'] as const;
export type Compromise = (typeof COMPROMISES)[number];

/** Type of an indicator; a hash is a `file`. Source: STIX 2.1 cyber-observable object names. */
export const INDICATOR_TYPES = [
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'email-message',
  'file',
  'directory',
  'mac-addr',
  'network-traffic',
  'autonomous-system',
  'mutex',
  'process',
  'software',
  'user-account',
  'windows-registry-key',
  'x509-certificate',
  'artifact',
] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** What an indicator points at. Source: STIX 2.1 `indicator-type-ov`. */
export const INDICATOR_ROLES = [
  'anomalous-activity',
  'anonymization',
  'attribution',
  'benign',
  'compromised',
  'malicious-activity',
  'unknown',
] as const;
export type IndicatorRole = (typeof INDICATOR_ROLES)[number];

/** Whether an indicator was seen on our side or only named by somebody. */
export const OBSERVATIONS = ['observed', 'mentioned'] as const;
export type Observation = (typeof OBSERVATIONS)[number];

/** Risk that an indicator matches something harmless. Source: MISP `false-positive:risk`. */
export const FP_RISKS = ['low', 'medium', 'high', 'cannot-be-judged'] as const;
export type FpRisk = (typeof FP_RISKS)[number];

/** What an intel source said about an indicator at one time. */
export const INTEL_VERDICTS = [
  'malicious',
  'suspicious',
  'benign',
  'unknown',
  'expired',
  'false_positive',
] as const;
export type IntelVerdict = (typeof INTEL_VERDICTS)[number];

/** Reliability of a source, a (best) to f (cannot be judged), g (deceptive). Source: MISP `admiralty-scale`. */
export const RELIABILITIES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** How an intel source answered a dispute of its label. */
export const DISPUTE_OUTCOMES = ['pending', 'accepted', 'rejected', 'no_response'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** What a dispute asks of the source: to look again, to let the label expire, or to take the value off its list. */
export const DISPUTE_REQUESTS = ['recheck', 'expire', 'delist'] as const;
export type DisputeRequest = (typeof DISPUTE_REQUESTS)[number];

/** How one report stands to another. Source: STIX incident extension, Sigma `related`, AI Incident Database. */
export const RELATION_TYPES = [
  'duplicate-of',
  'derived-from',
  'related-to',
  'led-to',
  'supersedes',
  'same-cause',
  'similar',
  'not-similar',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** Phase of the response that a step belongs to. Source: the six RE&CT stages; `unknown` where a source tells none. */
export const PHASES = [
  'preparation',
  'identification',
  'containment',
  'eradication',
  'recovery',
  'lessons_learned',
  'unknown',
] as const;
export type Phase = (typeof PHASES)[number];

/** How a step ended. Source: STIX `task-outcome-enum`. */
export const STEP_RESULTS = ['pending', 'ongoing', 'successful', 'failed', 'cancelled', 'unknown'] as const;
export type StepResult = (typeof STEP_RESULTS)[number];

/** Whether a finding speaks for the alert, against it, or neither. */
export const DIRECTIONS = ['supports', 'contradicts', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a lesson tells about. Source: the post-mortem template of the SRE book; `surprising` from morgue; `unknown` where a source tells none. */
export const LESSON_KINDS = ['went_well', 'went_badly', 'lucky', 'surprising', 'unknown'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];

/** What an action changes; `unknown` where a source does not tell. */
export const ACTION_KINDS = ['prevent', 'detect', 'respond', 'process', 'vendor', 'unknown'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** State of an action; the last two are final. */
export const ACTION_STATUSES = ['open', 'in_progress', 'blocked', 'done', 'wont_do'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What a reference is. Source: OSV reference types, widened. */
export const REFERENCE_KINDS = [
  'report',
  'advisory',
  'pull_request',
  'commit',
  'ticket',
  'rule',
  'blog',
  'documentation',
  'news',
  'other',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** Kind of a callout, written `> [!NOTE]`. Source: GitHub alerts. */
export const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Callout = (typeof CALLOUTS)[number];

/** Known sections of a report, in reading order; each id is also the section's anchor. */
export const SECTION_KINDS = [
  'background',
  'impact',
  'steps',
  'findings',
  'lessons',
  'actions',
  'references',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** Languages of the user interface, as BCP-47 tags. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What stands in place of a date that has to be there and that nobody knows. */
export const UNKNOWN_DATE = 'unknown';

/** Stands for the address of a site for which none is set; nobody but this machine can reach it. */
export const UNSET_ADDRESS = 'http://localhost:4321/';
