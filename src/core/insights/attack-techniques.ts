/**
 * Techniques of MITRE ATT&CK for Enterprise, version 18: 216 techniques and their 475 sub-techniques.
 * Below the tactics that they serve stand techniques, apart by `;`, each with its sub-techniques by number.
 *
 * © 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
 */
export const ATTACK_TECHNIQUES = `
# reconnaissance
T1589 Gather Victim Identity Information: 1 Credentials, 2 Email Addresses, 3 Employee Names; T1590 Gather
Victim Network Information: 1 Domain Properties, 2 DNS, 3 Network Trust Dependencies, 4 Network Topology, 5
IP Addresses, 6 Network Security Appliances; T1591 Gather Victim Org Information: 1 Determine Physical
Locations, 2 Business Relationships, 3 Identify Business Tempo, 4 Identify Roles; T1592 Gather Victim Host
Information: 1 Hardware, 2 Software, 3 Firmware, 4 Client Configurations; T1593 Search Open
Websites/Domains: 1 Social Media, 2 Search Engines, 3 Code Repositories; T1594 Search Victim-Owned Websites;
T1595 Active Scanning: 1 Scanning IP Blocks, 2 Vulnerability Scanning, 3 Wordlist Scanning; T1596 Search
Open Technical Databases: 1 DNS/Passive DNS, 2 WHOIS, 3 Digital Certificates, 4 CDNs, 5 Scan Databases;
T1597 Search Closed Sources: 1 Threat Intel Vendors, 2 Purchase Technical Data; T1598 Phishing for
Information: 1 Spearphishing Service, 2 Spearphishing Attachment, 3 Spearphishing Link, 4 Spearphishing
Voice; T1681 Search Threat Vendor Data
# resource-development
T1583 Acquire Infrastructure: 1 Domains, 2 DNS Server, 3 Virtual Private Server, 4 Server, 5 Botnet, 6 Web
Services, 7 Serverless, 8 Malvertising; T1584 Compromise Infrastructure: 1 Domains, 2 DNS Server, 3 Virtual
Private Server, 4 Server, 5 Botnet, 6 Web Services, 7 Serverless, 8 Network Devices; T1585 Establish
Accounts: 1 Social Media Accounts, 2 Email Accounts, 3 Cloud Accounts; T1586 Compromise Accounts: 1 Social
Media Accounts, 2 Email Accounts, 3 Cloud Accounts; T1587 Develop Capabilities: 1 Malware, 2 Code Signing
Certificates, 3 Digital Certificates, 4 Exploits; T1588 Obtain Capabilities: 1 Malware, 2 Tool, 3 Code
Signing Certificates, 4 Digital Certificates, 5 Exploits, 6 Vulnerabilities, 7 Artificial Intelligence;
T1608 Stage Capabilities: 1 Upload Malware, 2 Upload Tool, 3 Install Digital Certificate, 4 Drive-by Target,
5 Link Target, 6 SEO Poisoning; T1650 Acquire Access
# initial-access
T1189 Drive-by Compromise; T1190 Exploit Public-Facing Application; T1195 Supply Chain Compromise: 1
Compromise Software Dependencies and Development Tools, 2 Compromise Software Supply Chain, 3 Compromise
Hardware Supply Chain; T1199 Trusted Relationship; T1200 Hardware Additions; T1566 Phishing: 1 Spearphishing
Attachment, 2 Spearphishing Link, 3 Spearphishing via Service, 4 Spearphishing Voice; T1669 Wi-Fi Networks
# initial-access persistence
T1133 External Remote Services
# initial-access persistence privilege-escalation defense-evasion
T1078 Valid Accounts: 1 Default Accounts, 2 Domain Accounts, 3 Local Accounts, 4 Cloud Accounts
# initial-access lateral-movement
T1091 Replication Through Removable Media
# initial-access command-and-control
T1659 Content Injection
# execution
T1047 Windows Management Instrumentation; T1059 Command and Scripting Interpreter: 1 PowerShell, 2
AppleScript, 3 Windows Command Shell, 4 Unix Shell, 5 Visual Basic, 6 Python, 7 JavaScript, 8 Network Device
CLI, 9 Cloud API, 10 AutoHotKey & AutoIT, 11 Lua, 12 Hypervisor CLI, 13 Container CLI/API; T1106 Native API;
T1129 Shared Modules; T1203 Exploitation for Client Execution; T1204 User Execution: 1 Malicious Link, 2
Malicious File, 3 Malicious Image, 4 Malicious Copy and Paste, 5 Malicious Library; T1559 Inter-Process
Communication: 1 Component Object Model, 2 Dynamic Data Exchange, 3 XPC Services; T1569 System Services: 1
Launchctl, 2 Service Execution, 3 Systemctl; T1609 Container Administration Command; T1648 Serverless
Execution; T1651 Cloud Administration Command; T1674 Input Injection; T1675 ESXi Administration Command;
T1677 Poisoned Pipeline Execution
# execution persistence privilege-escalation
T1053 Scheduled Task/Job: 2 At, 3 Cron, 5 Scheduled Task, 6 Systemd Timers, 7 Container Orchestration Job
# execution defense-evasion
T1610 Deploy Container
# execution lateral-movement
T1072 Software Deployment Tools
# persistence
T1136 Create Account: 1 Local Account, 2 Domain Account, 3 Cloud Account; T1137 Office Application Startup:
1 Office Template Macros, 2 Office Test, 3 Outlook Forms, 4 Outlook Home Page, 5 Outlook Rules, 6 Add-ins;
T1176 Software Extensions: 1 Browser Extensions, 2 IDE Extensions; T1505 Server Software Component: 1 SQL
Stored Procedures, 2 Transport Agent, 3 Web Shell, 4 IIS Components, 5 Terminal Services DLL, 6 vSphere
Installation Bundles; T1525 Implant Internal Image; T1554 Compromise Host Software Binary; T1653 Power
Settings; T1668 Exclusive Control; T1671 Cloud Application Integration
# persistence privilege-escalation
T1037 Boot or Logon Initialization Scripts: 1 Logon Script (Windows), 2 Login Hook, 3 Network Logon Script,
4 RC Scripts, 5 Startup Items; T1098 Account Manipulation: 1 Additional Cloud Credentials, 2 Additional
Email Delegate Permissions, 3 Additional Cloud Roles, 4 SSH Authorized Keys, 5 Device Registration, 6
Additional Container Cluster Roles, 7 Additional Local or Domain Groups; T1543 Create or Modify System
Process: 1 Launch Agent, 2 Systemd Service, 3 Windows Service, 4 Launch Daemon, 5 Container Service; T1546
Event Triggered Execution: 1 Change Default File Association, 2 Screensaver, 3 Windows Management
Instrumentation Event Subscription, 4 Unix Shell Configuration Modification, 5 Trap, 6 LC_LOAD_DYLIB
Addition, 7 Netsh Helper DLL, 8 Accessibility Features, 9 AppCert DLLs, 10 AppInit DLLs, 11 Application
Shimming, 12 Image File Execution Options Injection, 13 PowerShell Profile, 14 Emond, 15 Component Object
Model Hijacking, 16 Installer Packages, 17 Udev Rules, 18 Python Startup Hooks; T1547 Boot or Logon
Autostart Execution: 1 Registry Run Keys / Startup Folder, 2 Authentication Package, 3 Time Providers, 4
Winlogon Helper DLL, 5 Security Support Provider, 6 Kernel Modules and Extensions, 7 Re-opened Applications,
8 LSASS Driver, 9 Shortcut Modification, 10 Port Monitors, 12 Print Processors, 13 XDG Autostart Entries, 14
Active Setup, 15 Login Items
# persistence privilege-escalation defense-evasion
T1574 Hijack Execution Flow: 1 DLL, 4 Dylib Hijacking, 5 Executable Installer File Permissions Weakness, 6
Dynamic Linker Hijacking, 7 Path Interception by PATH Environment Variable, 8 Path Interception by Search
Order Hijacking, 9 Path Interception by Unquoted Path, 10 Services File Permissions Weakness, 11 Services
Registry Permissions Weakness, 12 COR_PROFILER, 13 KernelCallbackTable, 14 AppDomainManager
# persistence defense-evasion
T1112 Modify Registry; T1197 BITS Jobs; T1542 Pre-OS Boot: 1 System Firmware, 2 Component Firmware, 3
Bootkit, 4 ROMMONkit, 5 TFTP Boot
# persistence defense-evasion credential-access
T1556 Modify Authentication Process: 1 Domain Controller Authentication, 2 Password Filter DLL, 3 Pluggable
Authentication Modules, 4 Network Device Authentication, 5 Reversible Encryption, 6 Multi-Factor
Authentication, 7 Hybrid Identity, 8 Network Provider DLL, 9 Conditional Access Policies
# persistence defense-evasion command-and-control
T1205 Traffic Signaling: 1 Port Knocking, 2 Socket Filters
# privilege-escalation
T1068 Exploitation for Privilege Escalation; T1611 Escape to Host
# privilege-escalation defense-evasion
T1055 Process Injection: 1 Dynamic-link Library Injection, 2 Portable Executable Injection, 3 Thread
Execution Hijacking, 4 Asynchronous Procedure Call, 5 Thread Local Storage, 8 Ptrace System Calls, 9 Proc
Memory, 11 Extra Window Memory Injection, 12 Process Hollowing, 13 Process Doppelgänging, 14 VDSO Hijacking,
15 ListPlanting; T1134 Access Token Manipulation: 1 Token Impersonation/Theft, 2 Create Process with Token,
3 Make and Impersonate Token, 4 Parent PID Spoofing, 5 SID-History Injection; T1484 Domain or Tenant Policy
Modification: 1 Group Policy Modification, 2 Trust Modification; T1548 Abuse Elevation Control Mechanism: 1
Setuid and Setgid, 2 Bypass User Account Control, 3 Sudo and Sudo Caching, 4 Elevated Execution with Prompt,
5 Temporary Elevated Cloud Access, 6 TCC Manipulation
# defense-evasion
T1006 Direct Volume Access; T1014 Rootkit; T1027 Obfuscated Files or Information: 1 Binary Padding, 2
Software Packing, 3 Steganography, 4 Compile After Delivery, 5 Indicator Removal from Tools, 6 HTML
Smuggling, 7 Dynamic API Resolution, 8 Stripped Payloads, 9 Embedded Payloads, 10 Command Obfuscation, 11
Fileless Storage, 12 LNK Icon Smuggling, 13 Encrypted/Encoded File, 14 Polymorphic Code, 15 Compression, 16
Junk Code Insertion, 17 SVG Smuggling; T1036 Masquerading: 1 Invalid Code Signature, 2 Right-to-Left
Override, 3 Rename Legitimate Utilities, 4 Masquerade Task or Service, 5 Match Legitimate Resource Name or
Location, 6 Space after Filename, 7 Double File Extension, 8 Masquerade File Type, 9 Break Process Trees, 10
Masquerade Account Name, 11 Overwrite Process Arguments, 12 Browser Fingerprint; T1070 Indicator Removal: 1
Clear Windows Event Logs, 2 Clear Linux or Mac System Logs, 3 Clear Command History, 4 File Deletion, 5
Network Share Connection Removal, 6 Timestomp, 7 Clear Network Connection History and Configurations, 8
Clear Mailbox Data, 9 Clear Persistence, 10 Relocate Malware; T1127 Trusted Developer Utilities Proxy
Execution: 1 MSBuild, 2 ClickOnce, 3 JamPlus; T1140 Deobfuscate/Decode Files or Information; T1202 Indirect
Command Execution; T1207 Rogue Domain Controller; T1211 Exploitation for Defense Evasion; T1216 System
Script Proxy Execution: 1 PubPrn, 2 SyncAppvPublishingServer; T1218 System Binary Proxy Execution: 1
Compiled HTML File, 2 Control Panel, 3 CMSTP, 4 InstallUtil, 5 Mshta, 7 Msiexec, 8 Odbcconf, 9
Regsvcs/Regasm, 10 Regsvr32, 11 Rundll32, 12 Verclsid, 13 Mavinject, 14 MMC, 15 Electron Applications; T1220
XSL Script Processing; T1221 Template Injection; T1222 File and Directory Permissions Modification: 1
Windows File and Directory Permissions Modification, 2 Linux and Mac File and Directory Permissions
Modification; T1480 Execution Guardrails: 1 Environmental Keying, 2 Mutual Exclusion; T1535
Unused/Unsupported Cloud Regions; T1553 Subvert Trust Controls: 1 Gatekeeper Bypass, 2 Code Signing, 3 SIP
and Trust Provider Hijacking, 4 Install Root Certificate, 5 Mark-of-the-Web Bypass, 6 Code Signing Policy
Modification; T1562 Impair Defenses: 1 Disable or Modify Tools, 2 Disable Windows Event Logging, 3 Impair
Command History Logging, 4 Disable or Modify System Firewall, 6 Indicator Blocking, 7 Disable or Modify
Cloud Firewall, 8 Disable or Modify Cloud Logs, 9 Safe Mode Boot, 10 Downgrade Attack, 11 Spoof Security
Alerting, 12 Disable or Modify Linux Audit System, 13 Disable or Modify Network Device Firewall; T1564 Hide
Artifacts: 1 Hidden Files and Directories, 2 Hidden Users, 3 Hidden Window, 4 NTFS File Attributes, 5 Hidden
File System, 6 Run Virtual Instance, 7 VBA Stomping, 8 Email Hiding Rules, 9 Resource Forking, 10 Process
Argument Spoofing, 11 Ignore Process Interrupts, 12 File/Path Exclusions, 13 Bind Mounts, 14 Extended
Attributes; T1578 Modify Cloud Compute Infrastructure: 1 Create Snapshot, 2 Create Cloud Instance, 3 Delete
Cloud Instance, 4 Revert Cloud Instance, 5 Modify Cloud Compute Configurations; T1599 Network Boundary
Bridging: 1 Network Address Translation Traversal; T1600 Weaken Encryption: 1 Reduce Key Space, 2 Disable
Crypto Hardware; T1601 Modify System Image: 1 Patch System Image, 2 Downgrade System Image; T1612 Build
Image on Host; T1620 Reflective Code Loading; T1647 Plist File Modification; T1656 Impersonation; T1666
Modify Cloud Resource Hierarchy; T1672 Email Spoofing; T1678 Delay Execution; T1679 Selective Exclusion
# defense-evasion discovery
T1497 Virtualization/Sandbox Evasion: 1 System Checks, 2 User Activity Based Checks, 3 Time Based Checks;
T1622 Debugger Evasion
# defense-evasion lateral-movement
T1550 Use Alternate Authentication Material: 1 Application Access Token, 2 Pass the Hash, 3 Pass the Ticket,
4 Web Session Cookie
# credential-access
T1003 OS Credential Dumping: 1 LSASS Memory, 2 Security Account Manager, 3 NTDS, 4 LSA Secrets, 5 Cached
Domain Credentials, 6 DCSync, 7 Proc Filesystem, 8 /etc/passwd and /etc/shadow; T1110 Brute Force: 1
Password Guessing, 2 Password Cracking, 3 Password Spraying, 4 Credential Stuffing; T1111 Multi-Factor
Authentication Interception; T1187 Forced Authentication; T1212 Exploitation for Credential Access; T1528
Steal Application Access Token; T1539 Steal Web Session Cookie; T1552 Unsecured Credentials: 1 Credentials
In Files, 2 Credentials in Registry, 3 Shell History, 4 Private Keys, 5 Cloud Instance Metadata API, 6 Group
Policy Preferences, 7 Container API, 8 Chat Messages; T1555 Credentials from Password Stores: 1 Keychain, 2
Securityd Memory, 3 Credentials from Web Browsers, 4 Windows Credential Manager, 5 Password Managers, 6
Cloud Secrets Management Stores; T1558 Steal or Forge Kerberos Tickets: 1 Golden Ticket, 2 Silver Ticket, 3
Kerberoasting, 4 AS-REP Roasting, 5 Ccache Files; T1606 Forge Web Credentials: 1 Web Cookies, 2 SAML Tokens;
T1621 Multi-Factor Authentication Request Generation; T1649 Steal or Forge Authentication Certificates
# credential-access discovery
T1040 Network Sniffing
# credential-access collection
T1056 Input Capture: 1 Keylogging, 2 GUI Input Capture, 3 Web Portal Capture, 4 Credential API Hooking;
T1557 Adversary-in-the-Middle: 1 LLMNR/NBT-NS Poisoning and SMB Relay, 2 ARP Cache Poisoning, 3 DHCP
Spoofing, 4 Evil Twin
# discovery
T1007 System Service Discovery; T1010 Application Window Discovery; T1012 Query Registry; T1016 System
Network Configuration Discovery: 1 Internet Connection Discovery, 2 Wi-Fi Discovery; T1018 Remote System
Discovery; T1033 System Owner/User Discovery; T1046 Network Service Discovery; T1049 System Network
Connections Discovery; T1057 Process Discovery; T1069 Permission Groups Discovery: 1 Local Groups, 2 Domain
Groups, 3 Cloud Groups; T1082 System Information Discovery; T1083 File and Directory Discovery; T1087
Account Discovery: 1 Local Account, 2 Domain Account, 3 Email Account, 4 Cloud Account; T1120 Peripheral
Device Discovery; T1124 System Time Discovery; T1135 Network Share Discovery; T1201 Password Policy
Discovery; T1217 Browser Information Discovery; T1482 Domain Trust Discovery; T1518 Software Discovery: 1
Security Software Discovery, 2 Backup Software Discovery; T1526 Cloud Service Discovery; T1538 Cloud Service
Dashboard; T1580 Cloud Infrastructure Discovery; T1613 Container and Resource Discovery; T1614 System
Location Discovery: 1 System Language Discovery; T1615 Group Policy Discovery; T1619 Cloud Storage Object
Discovery; T1652 Device Driver Discovery; T1654 Log Enumeration; T1673 Virtual Machine Discovery; T1680
Local Storage Discovery
# lateral-movement
T1021 Remote Services: 1 Remote Desktop Protocol, 2 SMB/Windows Admin Shares, 3 Distributed Component Object
Model, 4 SSH, 5 VNC, 6 Windows Remote Management, 7 Cloud Services, 8 Direct Cloud VM Connections; T1080
Taint Shared Content; T1210 Exploitation of Remote Services; T1534 Internal Spearphishing; T1563 Remote
Service Session Hijacking: 1 SSH Hijacking, 2 RDP Hijacking; T1570 Lateral Tool Transfer
# collection
T1005 Data from Local System; T1025 Data from Removable Media; T1039 Data from Network Shared Drive; T1074
Data Staged: 1 Local Data Staging, 2 Remote Data Staging; T1113 Screen Capture; T1114 Email Collection: 1
Local Email Collection, 2 Remote Email Collection, 3 Email Forwarding Rule; T1115 Clipboard Data; T1119
Automated Collection; T1123 Audio Capture; T1125 Video Capture; T1185 Browser Session Hijacking; T1213 Data
from Information Repositories: 1 Confluence, 2 Sharepoint, 3 Code Repositories, 4 Customer Relationship
Management Software, 5 Messaging Applications, 6 Databases; T1530 Data from Cloud Storage; T1560 Archive
Collected Data: 1 Archive via Utility, 2 Archive via Library, 3 Archive via Custom Method; T1602 Data from
Configuration Repository: 1 SNMP (MIB Dump), 2 Network Device Configuration Dump
# command-and-control
T1001 Data Obfuscation: 1 Junk Data, 2 Steganography, 3 Protocol or Service Impersonation; T1008 Fallback
Channels; T1071 Application Layer Protocol: 1 Web Protocols, 2 File Transfer Protocols, 3 Mail Protocols, 4
DNS, 5 Publish/Subscribe Protocols; T1090 Proxy: 1 Internal Proxy, 2 External Proxy, 3 Multi-hop Proxy, 4
Domain Fronting; T1092 Communication Through Removable Media; T1095 Non-Application Layer Protocol; T1102
Web Service: 1 Dead Drop Resolver, 2 Bidirectional Communication, 3 One-Way Communication; T1104 Multi-Stage
Channels; T1105 Ingress Tool Transfer; T1132 Data Encoding: 1 Standard Encoding, 2 Non-Standard Encoding;
T1219 Remote Access Tools: 1 IDE Tunneling, 2 Remote Desktop Software, 3 Remote Access Hardware; T1568
Dynamic Resolution: 1 Fast Flux DNS, 2 Domain Generation Algorithms, 3 DNS Calculation; T1571 Non-Standard
Port; T1572 Protocol Tunneling; T1573 Encrypted Channel: 1 Symmetric Cryptography, 2 Asymmetric
Cryptography; T1665 Hide Infrastructure
# exfiltration
T1011 Exfiltration Over Other Network Medium: 1 Exfiltration Over Bluetooth; T1020 Automated Exfiltration: 1
Traffic Duplication; T1029 Scheduled Transfer; T1030 Data Transfer Size Limits; T1041 Exfiltration Over C2
Channel; T1048 Exfiltration Over Alternative Protocol: 1 Exfiltration Over Symmetric Encrypted Non-C2
Protocol, 2 Exfiltration Over Asymmetric Encrypted Non-C2 Protocol, 3 Exfiltration Over Unencrypted Non-C2
Protocol; T1052 Exfiltration Over Physical Medium: 1 Exfiltration over USB; T1537 Transfer Data to Cloud
Account; T1567 Exfiltration Over Web Service: 1 Exfiltration to Code Repository, 2 Exfiltration to Cloud
Storage, 3 Exfiltration to Text Storage Sites, 4 Exfiltration Over Webhook
# impact
T1485 Data Destruction: 1 Lifecycle-Triggered Deletion; T1486 Data Encrypted for Impact; T1489 Service Stop;
T1490 Inhibit System Recovery; T1491 Defacement: 1 Internal Defacement, 2 External Defacement; T1495
Firmware Corruption; T1496 Resource Hijacking: 1 Compute Hijacking, 2 Bandwidth Hijacking, 3 SMS Pumping, 4
Cloud Service Hijacking; T1498 Network Denial of Service: 1 Direct Network Flood, 2 Reflection
Amplification; T1499 Endpoint Denial of Service: 1 OS Exhaustion Flood, 2 Service Exhaustion Flood, 3
Application Exhaustion Flood, 4 Application or System Exploitation; T1529 System Shutdown/Reboot; T1531
Account Access Removal; T1561 Disk Wipe: 1 Disk Content Wipe, 2 Disk Structure Wipe; T1565 Data
Manipulation: 1 Stored Data Manipulation, 2 Transmitted Data Manipulation, 3 Runtime Data Manipulation;
T1657 Financial Theft; T1667 Email Bombing
`;
