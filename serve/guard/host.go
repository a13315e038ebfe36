package guard

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// AnyAddress among the hosts lets every address in digits through: whoever
// writes one did not come by a name that resolves to us.
const AnyAddress = "*"

// hosts refuses requests for other names than ours.
func hosts(names []string, inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isOurs(r.Host, names) {
			refuse(w, r, http.StatusMisdirectedRequest, "This program does not answer to the name "+printable(r.Host)+": open it by the address that it printed, or start it with --host NAME.")
			return
		}
		inner.ServeHTTP(w, r)
	})
}

// isOurs tells whether a Host header names this program.
func isOurs(host string, names []string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	name = strings.ToLower(name)
	if name == "localhost" || slices.Contains(names, name) && name != AnyAddress {
		return true
	}
	address, err := netip.ParseAddr(name)
	return err == nil && (address.IsLoopback() || slices.Contains(names, AnyAddress))
}

// printable bounds what of a foreign name is sent back.
func printable(host string) string {
	host = strings.Map(func(r rune) rune {
		if r < '!' || r > '~' {
			return '?'
		}
		return r
	}, host)
	return host[:min(len(host), 80)]
}
