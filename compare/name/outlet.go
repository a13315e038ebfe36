package name

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/publicsuffix"

	"recount/internal/lexicon"
)

// outlets is outlets.txt.
type outlets struct {
	keys  map[string]string // squeezed name or address -> key
	hosts map[string]bool   // addresses of several outlets
	tails []string
	any   map[string]bool
}

var outletNames = sync.OnceValue(func() outlets {
	o := outlets{map[string]string{}, map[string]bool{}, nil, map[string]bool{}}
	for _, e := range lexicon.MustRead(files, "outlets.txt") {
		switch e.Section {
		case "outlet":
			for _, name := range append(list(e.Field(1)), e.Field(0)) {
				o.keys[outletKey(name)] = e.Field(0)
			}
		case "host":
			o.hosts[e.Field(0)] = true
		case "tail":
			o.tails = append(o.tails, " "+e.Field(0))
		case "any":
			o.any[e.Field(0)] = true
		}
	}
	slices.SortFunc(o.tails, func(a, b string) int { return len(b) - len(a) })
	return o
})

// Outlet returns the key of an outlet by its name or address: the same for
// "theguardian.com", "https://www.theguardian.com/uk" and "The Guardian". It is
// empty where the words do not say which outlet it is ("local media").
func Outlet(source string) string {
	source = strings.TrimSpace(mended(source))
	o := outletNames()
	if host, ok := hostOf(source); ok {
		return o.ofHost(host)
	}
	name := strings.Join(strings.Fields(strings.ToLower(decompose(source))), " ")
	for _, article := range []string{"the ", "an ", "a ", "our "} {
		name = strings.TrimPrefix(name, article)
	}
	if o.any[name] {
		return ""
	}
	if key, ok := o.keys[outletKey(name)]; ok {
		return key
	}
	for _, tail := range o.tails {
		if rest, ok := strings.CutSuffix(name, tail); ok && !o.any[rest] {
			name = rest
			break
		}
	}
	if key, ok := o.keys[outletKey(name)]; ok {
		return key
	}
	return outletKey(name)
}

// outletIn returns the key of the outlet that words of a text name: "an AFP
// correspondent in Aleppo". It is empty where they name none ("a militant
// website").
func outletIn(words string) string {
	all := withoutArticle(split(words))
	o := outletNames()
	if key := Outlet(forms(all)); o.any[key] || key == "" {
		return ""
	}
	for n := len(all); n > 0; n-- {
		for i := 0; i+n <= len(all); i++ {
			if key, ok := o.keys[outletKey(forms(all[i:i+n]))]; ok && all[i].capital() {
				return key
			}
		}
	}
	named, _ := beforeCut(withoutLoose(all))
	if _, n := wholeCountry(named); n > 0 && n < len(named) && !named[n].capital() {
		named = named[n:] // "Palestinian media"
	}
	for len(named) > 0 && !named[0].capital() {
		named = named[1:] // "the pro-government website Al Nabaa"
	}
	if len(named) == 0 || o.any[strings.ToLower(forms(named))] {
		return ""
	}
	return Outlet(forms(named))
}

// outletKey leaves of a name its letters and digits, without the article.
func outletKey(name string) string {
	key := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-/!'&,()", r) {
			return -1
		}
		return r
	}, strings.ToLower(decompose(name)))
	if rest := strings.TrimPrefix(key, "the"); len(rest) > 2 {
		return rest
	}
	return key
}

// hostOf returns the host of an address, with or without scheme and path.
func hostOf(source string) (string, bool) {
	if strings.ContainsAny(source, " \t\n") || !strings.Contains(source, ".") {
		return "", false
	}
	address := source
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return "", false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	suffix, icann := publicsuffix.PublicSuffix(host)
	return host, host != suffix && (icann || strings.Contains(suffix, "."))
}

// ofHost returns the key for an address: of the outlet that has it, else the
// name before the public suffix.
func (o outlets) ofHost(host string) string {
	for rest := host; strings.Contains(rest, "."); _, rest, _ = strings.Cut(rest, ".") {
		if key, ok := o.keys[outletKey(rest)]; ok {
			return key
		}
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return outletKey(host)
	}
	label, _, _ := strings.Cut(domain, ".")
	if o.hosts[domain] && len(host) > len(domain) {
		before := strings.TrimSuffix(host, "."+domain)
		label = before[strings.LastIndexByte(before, '.')+1:]
	}
	if key, ok := o.keys[outletKey(label)]; ok {
		return key
	}
	return outletKey(label)
}
