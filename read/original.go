package read

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// original is what a page tells of another, of which it is a reprint.
type original struct {
	address, name string
	canonical     string // the page's canonical link
	site          string // name of the site that shows the page
}

// addOrigin takes what a meta element says of the original: its address, or
// who published it.
func (o *original) addOrigin(value string) {
	if address := webAddress(value); address != "" {
		setOnce(&o.address, address)
		return
	}
	setOnce(&o.name, value)
}

// addBasis reads what a schema.org article says it was made from, and who
// gave it to its publisher.
func (o *original) addBasis(object map[string]any) {
	for _, key := range []string{"isBasedOn", "isBasedOnUrl", "isBasedOnURL"} {
		basis := object[key]
		if list, ok := basis.([]any); ok && len(list) > 0 {
			basis = list[0]
		}
		if work, ok := basis.(map[string]any); ok {
			setOnce(&o.address, webAddress(firstText(work["url"])))
			setOnce(&o.name, firstText(work["publisher"]))
			basis = work["@id"]
		}
		setOnce(&o.address, webAddress(firstText(basis)))
	}
	for _, key := range []string{"sourceOrganization", "provider"} {
		if name := firstText(object[key]); webAddress(name) == "" {
			setOnce(&o.name, name)
		}
	}
}

// settle decides which of the addresses told is the page's own, and which is
// that of an original elsewhere: never a front page, which is no report. A page that was fetched from one site and
// names an address on another is a reprint; its metadata are often copied with
// its words, and then the publisher told there is the original's.
func (f *facts) settle(fetched string) {
	told := f.url
	if f.url == "" || fetched != "" && (!sameSite(f.url, fetched) || isFront(f.url)) {
		f.url = fetched
	}
	named := f.address
	f.address = ""
	for _, address := range []string{named, f.canonical, told} {
		if address != "" && f.url != "" && !sameSite(address, f.url) && !isFront(address) {
			setOnce(&f.address, address)
		}
	}
	if isFront(named) && !sameSite(named, f.url) {
		setOnce(&f.name, host(named)) // a page that names a site means its publisher
	}
	if f.address != "" && f.site != "" && !strings.EqualFold(f.site, f.source) {
		setOnce(&f.name, f.source)
		f.source = f.site
	}
}

// isFront tells the address of a front page, which careless templates give to
// every page of a site.
func isFront(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// sameSite tells addresses of one publisher by the domain that was registered:
// amp.post.example and www.post.example are one, two.blogs.example.co.uk and
// post.co.uk are not.
func sameSite(a, b string) bool { return a != "" && site(a) == site(b) }

func site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if registered, err := publicsuffix.EffectiveTLDPlusOne(name); err == nil {
		return registered
	}
	return name
}
