// Every number of the search that was set by hand, each with its reason. `python -m tests.search tune` shows what each of
// them is worth: it asks the queries of tests/search again with the number changed.
//
// A worth is between 0 and 1; 1 is the word itself in the title of a measure.

export const RANKING = {
  // How much a way of finding a word is worth beside finding the word itself.
  worth: {
    otherForm: 0.95, // straffen for gestraft: the same word, but what was typed goes before it
    head: 0.65, // beloning in dagbeloning: a kind of it
    modifier: 0.55, // beloning in beloningssysteem: something of it
    synonym: 0.7, // another word for it, in the opinion of who made the list
    split: 0.65, // both parts of what was typed
    splitVerb: 0.4, // aan and moedig, apart: often by accident in one text
    prefix: 0.6, // the person may still be typing
    light: 0.5, // the one part of a compound that says something
    oneEdit: 0.5, // one letter wrong
    twoEdits: 0.3, // two letters wrong: as likely another word
  },
  // It is no Dutch word, so it is a typing error: that a lower rank is right for it makes it no less sure.
  trustInTypo: 0.75,
  leastPrefix: 3, // letters from which a word that is being typed is looked up
  leastForm: 5, // letters of a form of a word in which a typing error is looked for: shorter ones are near anything
  leastSynonym: 0.75, // how sure it must be that a word that is found is also a form of a synonym
  leastShared: 0.6, // two stems that are both far from sure are no match

  // Of an entry: how much a word says by where it stands. A measure without search words must not lose from one that has
  // them, so what an editor adds counts little more than what the text says.
  fields: { title: 3, keywords: 2, text: 1, theme: 1 },
  // People look for what to do; a card is put first by its name and not by this.
  kinds: { measure: 1, signal: 0.75, section: 0.55, page: 0.65 },
  // BM25: how soon a second occurrence adds little, and how much a long text counts less.
  saturation: 1.2,
  length: 0.4,

  // Of a query of several words.
  coverage: 2, // how much an entry with all words goes before one with some
  leastUnderstood: 0.3, // of what the query says; below it nothing is better than anything
  leastScore: 0.12, // of the best; what is worse only hides the rest
  faint: 0.25, // how soon an entry that says a word in other words no longer makes the word a common one
  unknown: 4, // a word that is nowhere says as much as one that is in this many entries
  openNumber: { m: 1, s: 0.6, "": 0.4 }, // 13: the measure, the signal, the figure in a text

  // Of a query that names a card: "adhd" is the card, in "adhd stilzitten" it is where to look.
  leastName: 0.3, // how well a word must fit the name of a card; a synonym of a part of it still does
  titleName: 0.9, // a rare word of the full title, such as (TOS), beside a word of the short name
  ofCard: 0.6, // what the name of the card is worth for a measure on it that does not repeat it
  commonWord: 0.5, // of the cards: a word that is on so many of them does not tell which card is meant
  leastCards: 4, // below so many cards "on many of them" says nothing

  // Of a query that names a theme.
  leastTheme: 0.45, // how well a word must fit the label: a word with one letter wrong still does
  shareOfTheme: 0.5, // of the words of the label

  // What is shown. Hits of a card stand together as far as that does not put a poor one before a good one elsewhere.
  band: 0.8, // of the best of its card; the rest comes after the best of all cards
  sameAdvice: 0.6, // share of the words of two titles that must be equal to be the same advice
};
