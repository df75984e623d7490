// Dutch verbs that change their vowel: a closed class, so it is listed. Present stem, past, participle without ge-.
export const STRONG_VERBS = `
bak-bakte-bakken ban-bande-bannen bederf-bedierf-bedorven bedrieg-bedroog-bedrogen begin-begon-begonnen
begrijp-begreep-begrepen beveel-beval-bevolen bezwijk-bezweek-bezweken bied-bood-boden bijt-beet-beten bind-bond-bonden
blaas-blies-blazen blijf-bleef-bleven blijk-bleek-bleken blink-blonk-blonken breek-brak-broken breng-bracht-bracht
buig-boog-bogen denk-dacht-dacht ding-dong-dongen doe-deed-daan draag-droeg-dragen drijf-dreef-dreven dring-drong-drongen
drink-dronk-dronken druip-droop-dropen duik-dook-doken dwing-dwong-dwongen eet-at-geten fluit-floot-floten
ga-ging-gaan geef-gaf-geven geld-gold-golden genees-genas-genezen geniet-genoot-noten giet-goot-goten glijd-gleed-gleden
glim-glom-glommen graaf-groef-graven grijp-greep-grepen hang-hing-hangen hef-hief-heven help-hielp-holpen
heet-heette-heten houd-hield-houden hou-hield-houden jaag-joeg-jaagd kies-koos-kozen kijk-keek-keken klim-klom-klommen
klink-klonk-klonken knijp-kneep-knepen koop-kocht-kocht krijg-kreeg-kregen kruip-kroop-kropen kwijt-kweet-kweten
laat-liet-laten lach-lachte-lachen laad-laadde-laden lees-las-lezen leg-legde-legd lieg-loog-logen lig-lag-legen
lijd-leed-leden lijk-leek-leken loop-liep-lopen meet-mat-meten mijd-meed-meden moet-moest-moeten neem-nam-nomen
prijs-prees-prezen raad-ried-raden rijd-reed-reden rijg-reeg-regen rijs-rees-rezen roep-riep-roepen ruik-rook-roken
scheid-scheidde-scheiden scheld-schold-scholden schenk-schonk-schonken schep-schiep-schapen scheer-schoor-schoren
schiet-schoot-schoten schijn-scheen-schenen schrijd-schreed-schreden schrijf-schreef-schreven schrik-schrok-schrokken
schuif-schoof-schoven schuil-school-scholen sla-sloeg-slagen slaap-sliep-slapen sluip-sloop-slopen sluit-sloot-sloten
smelt-smolt-smolten smijt-smeet-smeten snijd-sneed-sneden snuit-snoot-snoten snuif-snoof-snoven spijt-speet-speten
spin-spon-sponnen splijt-spleet-spleten spreek-sprak-sproken spring-sprong-sprongen spruit-sproot-sproten spuit-spoot-spoten
sta-stond-staan steek-stak-stoken steel-stal-stolen sterf-stierf-storven stijg-steeg-stegen stink-stonk-stonken
stoot-stootte-stoten strijd-streed-streden strijk-streek-streken stuif-stoof-stoven treed-trad-treden tref-trof-troffen
trek-trok-trokken val-viel-vallen vang-ving-vangen vaar-voer-varen vecht-vocht-vochten verdwijn-verdween-verdwenen
vergeet-vergat-vergeten verlies-verloor-verloren vind-vond-vonden vlieg-vloog-vlogen vlecht-vlocht-vlochten
vlucht-vluchtte-vlucht vouw-vouwde-vouwen vraag-vroeg-vraagd vreet-vrat-vreten vries-vroor-vroren weeg-woog-wogen
weet-wist-weten werf-wierf-worven werp-wierp-worpen wijk-week-weken wijs-wees-wezen wijt-weet-weten win-won-wonnen
wind-wond-wonden word-werd-worden wreek-wreekte-wroken wring-wrong-wrongen zeg-zei-zegd zend-zond-zonden zie-zag-zien
zing-zong-zongen zink-zonk-zonken zit-zat-zeten zoek-zocht-zocht zuig-zoog-zogen zuip-zoop-zopen zwel-zwol-zwollen
zwem-zwom-zwommen zweer-zwoer-zworen zwerf-zwierf-zworven zwijg-zweeg-zwegen
`
  .trim()
  .split(/\s+/)
  .map((forms) => forms.split("-"));

// Nouns whose plural changes more than the ending, and nouns with a short vowel that grows long.
export const IRREGULAR_PLURALS = (
  "kinderen-kind eieren-ei bladeren-blad liederen-lied beenderen-been goederen-goed volkeren-volk steden-stad leden-lid " +
  "schepen-schip kleren-kleed dagen-dag wegen-weg daken-dak baden-bad glazen-glas slagen-slag spelen-spel paden-pad " +
  "gaten-gat sloten-slot holen-hol hoven-hof gebeden-gebed oorlogen-oorlog"
)
  .split(" ")
  .map((pair) => pair.split("-"));
