package lang

import (
	"strings"
	"testing"
)

const text = "Police said twelve people were killed. “We don’t know more,” an officer said on Friday."

func TestEveryTokenQuotesTheText(t *testing.T) {
	doc := Analyse(text)
	if len(doc.Sentences) != 2 {
		t.Fatalf("%d sentences, want 2", len(doc.Sentences))
	}
	for _, s := range doc.Sentences {
		for i, token := range s.Tokens() {
			if got := text[token.Start:token.End]; got != token.Form {
				t.Errorf("token %d is %q, its offsets quote %q", i, token.Form, got)
			}
			if s.TokenAt(token.Start) != i || s.TokenAt(token.End-1) != i || doc.SentenceAt(token.Start) != s {
				t.Errorf("%q is not found at its offsets", token.Form)
			}
		}
	}
}

func TestOffsetsOutsideSentences(t *testing.T) {
	doc := Analyse("One.\n\nTwo.")
	if s := doc.SentenceAt(4); s != nil {
		t.Errorf("the blank line belongs to %q", s.Text())
	}
	if s := doc.SentenceAt(1000); s != nil {
		t.Errorf("the end of the text belongs to %q", s.Text())
	}
	if got := doc.Sentences[0].TokenAt(1000); got != doc.Sentences[0].Len() {
		t.Errorf("token %d stands behind the sentence", got)
	}
	if s := Analyse("").SentenceAt(0); s != nil {
		t.Error("an empty text has a sentence")
	}
}

func TestTree(t *testing.T) {
	s := Analyse("Officials said twelve people were killed.").Sentences[0]
	tree := s.Tree()
	said, people, killed := 1, 3, 5
	if tree.Root() != said || tree.Head[people] != killed || !tree.Is(people, "nsubj") {
		t.Fatalf("heads %v, relations %v", tree.Head, tree.Rel)
	}
	if !tree.Under(people, said) || tree.Under(said, people) {
		t.Error("Under has up and down the wrong way round")
	}
	if first, last := tree.Subtree(people); first != 2 || last != 3 {
		t.Errorf("the subtree of people runs from %d to %d", first, last)
	}
	if head := tree.HeadOf(2, 3); head != people {
		t.Errorf("the head of twelve people is token %d", head)
	}
	if tree.Child(killed, "aux") != 4 || tree.Child(killed, "obj") != -1 {
		t.Error("Child finds the wrong children")
	}
}

func TestPlain(t *testing.T) {
	for form, want := range map[string]string{"“Don’t": `"don't`, "U.S.": "u.s.", "10–12": "10-12", "ÉTAT": "état"} {
		if got := Plain(form); got != want {
			t.Errorf("Plain(%q) is %q, want %q", form, got, want)
		}
	}
}

func TestVerbLemmas(t *testing.T) {
	for form, want := range map[string]string{"injures": "injure", "killed": "kill", "fled": "flee", "shedding": "shed"} {
		if got := strings.Join(VerbLemmas(form), " "); !strings.Contains(" "+got+" ", " "+want+" ") {
			t.Errorf("%s can be a form of %s, not of %s", form, got, want)
		}
	}
}

func TestAcronymsAreNoPronouns(t *testing.T) {
	for text, want := range map[string]string{
		"The WHO said 45 people had died.":  "PROPN",
		"The man who said so left at once.": "PRON",
		"MAN WHO FLED IS FOUND":             "PRON",
	} {
		for _, token := range Analyse(text).Sentences[0].Tokens() {
			if token.Lower == "who" && token.UPOS != want {
				t.Errorf("%s: %s is %s, want %s", text, token.Form, token.UPOS, want)
			}
		}
	}
}
