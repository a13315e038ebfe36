package ingest

import (
	"slices"
	"strings"

	"recount"
)

// TextChange is a stretch of text that one version of a report has in the place
// of another, with a few words on either side.
type TextChange struct {
	Before string `json:"before"`
	Old    string `json:"old"` // empty where it came
	New    string `json:"new"` // empty where it went
	After  string `json:"after"`
}

// TextChanges lists the paragraphs in which two versions of a report differ,
// those that stand in the place of each other together, cut to the words that
// differ.
func TextChanges(then, now recount.Report) (changes []TextChange) {
	if then.Title != now.Title && (then.TitleEnd == 0 || now.TitleEnd == 0) {
		changes = append(changes, textChange(then.Title, now.Title))
	}
	old, fresh := paragraphs(then.Text), paragraphs(now.Text)
	places := map[string][]int{}
	for i, p := range fresh {
		places[p] = append(places[p], i)
	}
	at := 0
	for len(old) > 0 || at < len(fresh) {
		if len(old) > 0 && at < len(fresh) && old[0] == fresh[at] {
			old, at = old[1:], at+1
			continue
		}
		gone, come := apart(old, places, at, len(fresh))
		for i := range max(gone, come) {
			was, is := "", ""
			if i < gone {
				was = old[i]
			}
			if i < come {
				is = fresh[at+i]
			}
			changes = append(changes, textChange(was, is))
		}
		old, at = old[gone:], at+come
	}
	return changes
}

// apart tells how many paragraphs of the former text, and of the later one from
// a place on, come before the next that both have: the fewest together. It looks
// no further than that many, so that all of a text is looked at about once.
func apart(old []string, places map[string][]int, from, end int) (gone, come int) {
	gone, come = len(old), end-from
	for i := 0; i < len(old) && i < gone+come; i++ {
		there := places[old[i]]
		next, _ := slices.BinarySearch(there, from)
		if next < len(there) && i+there[next]-from < gone+come {
			gone, come = i, there[next]-from
		}
	}
	return gone, come
}

func paragraphs(text string) (out []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// textChange leaves out the words at both ends that two texts share, but for the
// few next to what differs.
func textChange(old, fresh string) TextChange {
	a, b := strings.Fields(old), strings.Fields(fresh)
	head, tail := 0, 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	const beside = 6 // words
	before, after := a[:head], a[len(a)-tail:]
	c := TextChange{
		Before: strings.Join(before[max(0, head-beside):], " "), After: strings.Join(after[:min(beside, tail)], " "),
		Old: strings.Join(a[head:len(a)-tail], " "), New: strings.Join(b[head:len(b)-tail], " "),
	}
	if head > beside {
		c.Before = "… " + c.Before
	}
	if tail > beside {
		c.After += " …"
	}
	return c
}
