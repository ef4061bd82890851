/**
 * Common content of payloads, as zlib's preset dictionaries (RFC 1950), so that even short ones become small.
 * None may ever change: payloads that were compressed with it are read with it for as long as cases live. A better one gets another name.
 */
const firstContent = [
  '"facts":{"candidate":{"name":"","email":"@example.com","locale":"zh-CN","zone":"Europe/Berlin","phone":"+"},"position":{"title":"","department":"","family":"","location":"","requirements":[""],"salaryRange":"","startFrom":"2027-01-"},"result":{"passed":true,"match":90,"scores":[{"interviewer":"","score":4.5}],"highlights":[""]},"lastInterviewAt":"2026-11-',
  '"calendars":{"office":{"zone":"Asia/Shanghai","weekly":[[[540,720],[780,1080]],[[540,720],[780,1080]],[[540,720],[780,1080]],[[540,720],[780,1080]],[[540,720],[780,1080]],[],[]],"exceptions":[[20454,[]],[20455,[]]],"offsets":[[1704067200000,480]],"until":20818}}',
  '"system":{"undelivered":[{"kind":"todo","id":"system.undelivered/reach","within":{"businessDays":1,"calendar":"office"},"remind":[{"share":0.5}],"escalate":[{"to":"hr-duty-officer","within":{"businessDays":1,"calendar":"office"}}],"silent":{"as":"unreachable"},"title":{"en":"A message could not be delivered - reach the person another way","zh-CN":"消息未能送达，请通过其他方式联系对方"},"for":["recruiter"],"choices":[{"outcome":"reached","label":{"en":"Reached and told","zh-CN":"已联系并告知"}},{"outcome":"unreachable","label":{"en":"Could not be reached","zh-CN":"无法联系"}}],"commentOn":[],"arms":{"reached":[],"unreachable":[]}}],"unknown":[{"kind":"todo","id":"system.unknown/confirm","within":{"businessMs":3600000,"calendar":"office"},"remind":[],"escalate":[{"to":"hr-duty-officer","within":{"businessMs":3600000,"calendar":"office"}}],"silent":{"as":"unreachable"},"title":{"en":"It is unknown whether a message arrived - ask the person, and tell them if it did not","zh-CN":"无法确认消息是否送达，请与对方确认，如未收到请告知"},"for":["recruiter"],"choices":[{"outcome":"arrived","label":{"en":"It had arrived","zh-CN":"对方已收到"}},{"outcome":"told","label":{"en":"It had not - told another way","zh-CN":"对方未收到，已另行告知"}},{"outcome":"unreachable","label":{"en":"Could not be reached","zh-CN":"无法联系"}}],"commentOn":[],"arms":{"arrived":[],"told":[],"unreachable":[]}}]},"classes"',
  ':{"acceptance-noted":"notice","in-review":"status","no-decision-yet":"decision-status","offer":"offer","regret":"regret","withdrawal-noted":"notice"},"pages":[{"step":"","label":{"en":"","zh-CN":""}}],"texts":"',
  '{"case":"","plan":{"interpreter":1,"flow":"","title":{"en":"","zh-CN":""},"zone":"","steps":[',
  '{"kind":"run","id":"","steps":[],"untilEnd":false},{"kind":"meanwhile","id":"meanwhile","steps":[{"kind":"wait","id":"","for":{"ms":3600000}},{"kind":"choose","arms":[{"when":{"cel":"case."},"steps":[],"otherwise":[]}]',
  '{"kind":"ask","id":"answer","within":{"businessDays":5,"calendar":"office"},"since":{"cel":"told.sentAt"},"remind":[{"share":0.5},{"before":{"ms":86400000}}],"escalate":[],"silent":{"steps":[]},"who":"candidate","form":"offer-answer","choices":[{"outcome":"accepted"},{"outcome":"declined"}],"arms":{"accepted":[],"declined":[]}}',
  '{"kind":"approve","id":"","within":{"businessMs":28800000,"calendar":"office"},"remind":[{"share":0.5}],"escalate":[{"to":"","within":{"ms":14400000}}],"silent":{"as":"rejected"},"title":"","by":[""],"need":{"share":1},"comment":"on-reject","arms":{"approved":[],"rejected":[{"kind":"tell","id":"told","to":"candidate","template":"","with":{"expires":{"after":{"businessDays":5}}},"try":{"ms":86400000}},{"kind":"end","id":"end","outcome":"rejected","beside":"finish"}]}}',
  '"on":{"withdrawn":[]},"backstops":[{"unless":"answer","after":{"ms":3456000000},"since":{"cel":"case.lastInterviewAt"},"steps":[]}],"hash":"',
  '{"answers":{"":""},"comment":"","event":"withdrawn","person":"candidate","task":"","round":1,"person":"","outcome":"approved","channel":"page"}',
  '{"kind":"dropped","message":"","at":17,"kind":"undelivered","fate":"refused","reason":"the mail server ","fate":"unknown","kind":"shown","label":"","expectedBy":17,"kind":"cancelled","kind":"event","kind":"backstop","kind":"ended","outcome":"completed"}',
  '{"case":"","entries":[{"seq":1,"at":179,"kind":"started","flow":"","plan":""},{"seq":2,"at":179,"task":"","type":"decision","title":"","by":[""],"need":1,"outcomes":[{"outcome":"approved"},{"outcome":"rejected"}],"deadline":179,"expectedBy":179,"commentOn":["rejected"],"page":"","kind":"opened","round":1},{"seq":3,"at":179,"kind":"escalated","task":"","round":1,"rung":1,"to":[""],"deadline":179},{"seq":4,"at":179,"kind":"reminded","task":"","round":1,"people":[""]},{"seq":5,"at":179,"kind":"answered","task":"","round":1,"person":"","outcome":"approved","channel":"page"},{"seq":6,"at":179,"kind":"settled","task":"","round":1,"outcome":"approved","silent":false},{"seq":7,"at":179,"kind":"assigned","task":"","round":1,"rung":0,"seats":[{"seat":"","people":[""]}]},{"seq":8,"at":179,"kind":"accepted","message":"","acceptedAt":179},{"seq":9,"at":179,"kind":"sent","message":"/request.0","step":"","template":"request","class":"notice","to":{"rung":0}}]',
  ',"messages":[{"id":"in-review","step":"","template":"","class":"status","to":{"who":"candidate"},"with":{"expected":{"at":179}},"tryUntil":179},{"id":"/reminder.0.1","step":"","template":"reminder","class":"notice","to":{"people":[""]},"with":{},"task":{"id":"","round":1,"deadline":179},"tryUntil":179},{"id":"/escalation.1","step":"","template":"escalation","class":"notice","to":{"rung":1},"with":{},"task":{"id":"","round":1,"deadline":179},"tryUntil":179}],"openings":[{"task":"","round":1,"rung":0,"by":[""]}]}',
  '{"seats":[[{"seat":"","people":[""]}]],"fates":[{"fate":"accepted","at":179},{"fate":"accepted","at":179}]}',
];

/** What plans have got since. */
const laterPlans = [
  '"reach":{"title":{"en":"A request could not be delivered - reach the person another way, so that they can answer","zh-CN":"请求未能送达，请通过其他方式联系对方，以便其答复"},"by":"recruiter","otherwise":"hr-duty-officer","within":{"businessDays":1,"calendar":"office"},"outcomes":[{"outcome":"reached","label":{"en":"Reached and asked","zh-CN":"已联系并转达请求"}},',
  '"since":{"cel":"told.sentAt","tree":{"op":"field","of":{"op":"name","name":"told"},"name":"sentAt","as":"moment"}},"packs":[{"pack":"cn","effective":"2021-11-01"}]',
  '"promises":[{"promise":"told","who":"candidate","about":"answer","within":{"businessDays":3,"calendar":"office"}},{"promise":"silence","who":"candidate","atMost":{"businessDays":3,"calendar":"office"}},{"promise":"done","step":"hr-call","within":{"businessMs":28800000,"calendar":"office"},"after":"told"}],"assume":{"mail":{"ms":900000},"start":{"after":{"cel":"case.lastInterviewAt","tree":{"op":"field","of":{"op":"name","name":"case"},"name":"lastInterviewAt","as":"moment"}},"within":{"businessDays":2,"calendar":"office"}}},',
];

/** What small payloads have got since. What is commonest stands last, where it costs least to refer to. */
const laterEntries = [
  '"kind":"promise","promise":0,"kept":true,"due":179,"by":1,"type":"work","type":"form","form":"offer-answer"',
  '{"task":"","round":1,"person":"candidate","outcome":"accepted","channel":"page"}',
  ',"to":{"people":["candidate"]}}],"check":"1","messages":[{"id":"","step":"","template":"offer","class":"notice","to":{"who":"candidate"},"with":{"expires":{"at":179}},"tryUntil":179}],"openings":[]}',
  '{"seats":[],"fates":[{"fate":"accepted","at":179}],"endedAt":179,"written":{"seq":1,"check":"1","head":"',
];

const encoded = (content: readonly string[]): Uint8Array =>
  new TextEncoder().encode(content.join(''));

export const firstDictionary = encoded(firstContent);
export const secondDictionary = encoded([...laterPlans, ...firstContent, ...laterEntries]);
