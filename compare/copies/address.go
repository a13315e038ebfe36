package copies

import (
	"net/url"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"recount/internal/lexicon"
)

// addressRules is what addresses.txt tells.
type addressRules struct {
	labels              []string
	counting, passingOn map[string]bool
}

var loadAddresses = sync.OnceValue(func() addressRules {
	rules := addressRules{counting: map[string]bool{}, passingOn: map[string]bool{}}
	for _, e := range lexicon.MustRead(data, "addresses.txt") {
		switch e.Section {
		case "label":
			rules.labels = append(rules.labels, e.Field(0))
		case "counting":
			rules.counting[e.Field(0)] = true
		case "passing on":
			rules.passingOn[e.Field(0)] = true
		default:
			panic(e.Errorf("%q is no section of addresses", e.Section))
		}
	}
	return rules
})

// addressOf writes an address so that those of one page are alike: without its
// scheme, the label that tells how it is shown, its fragment, the parameters
// that count clicks, and a slash at its end. It is empty for the front page of a
// site, and where there is no host.
func addressOf(address string) string {
	at, err := url.Parse(strings.TrimSpace(address))
	if err != nil || at.Host == "" {
		return ""
	}
	rules := loadAddresses()
	host := strings.ToLower(at.Hostname())
	for _, label := range rules.labels {
		if rest, ok := strings.CutPrefix(host, label); ok && strings.Contains(rest, ".") {
			host = rest
		}
	}
	path := strings.TrimSuffix(strings.TrimRight(at.EscapedPath(), "/"), "/amp")
	query := at.Query()
	for key := range query {
		if strings.HasPrefix(key, "utm_") || rules.counting[key] {
			query.Del(key)
		}
	}
	if path == "" && len(query) == 0 {
		return ""
	}
	return strings.TrimSuffix(host+path+"?"+query.Encode(), "?")
}

// originalOf is the address of an original elsewhere. That of a site which only
// passes on what others publish, or the report's own, tells of none.
func originalOf(canonical, own string) string {
	address := addressOf(canonical)
	if host, _, _ := strings.Cut(address, "/"); address == own || loadAddresses().passingOn[host] {
		return ""
	}
	return address
}

// OriginalHost is the host of the address that the page names as its original;
// empty where it names none.
func (d *Document) OriginalHost() string {
	host, _, _ := strings.Cut(d.original, "/")
	return host
}

// Originals returns keys that two reports share where one is named by the other
// as its original, or both name one. They are among [Document.Keys].
func (d *Document) Originals() []uint64 {
	var keys []uint64
	if d.unfit != "" {
		return nil
	}
	for _, address := range []string{d.address, d.original} {
		if address != "" {
			keys = append(keys, mix(3, xxh3.HashString(address)))
		}
	}
	return keys
}

// toldOriginal tells which of two reports the pages name as the original of the
// other: its id, or the address of a third that both name.
func toldOriginal(a, b *Document) (original string, is bool) {
	switch {
	case a.original == "" && b.original == "":
		return "", false
	case b.original == a.address && b.original != "" && a.original != b.address:
		return a.report, true
	case a.original == b.address && a.original != "" && b.original != a.address:
		return b.report, true
	case a.original == b.original:
		return a.original, true
	}
	return "", false
}
