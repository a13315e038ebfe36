package fetch

import (
	"embed"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"syscall"
	"time"

	"recount/internal/lexicon"
)

//go:embed special.txt
var data embed.FS

// special are the networks that are no part of the public internet.
var special = sync.OnceValue(func() []netip.Prefix {
	var all []netip.Prefix
	for _, e := range lexicon.MustRead(data, "special.txt") {
		all = append(all, netip.MustParsePrefix(e.Field(0)))
	}
	return all
})

// isPublic tells an address that anyone may reach.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, network := range special() {
		if network.Contains(a) {
			return false
		}
	}
	return a.IsValid()
}

// privateError is why a connection was not made.
type privateError struct{ address string }

func (e *privateError) Error() string { return e.address + " is on a private network" }

// dialer makes connections. Whether an address is public is asked of the very
// one that is connected to, after its name was resolved: a name that leads to
// a public address the first time and to a private one the next gains nothing.
func dialer(allowPrivate bool, resolver *net.Resolver) *net.Dialer {
	d := &net.Dialer{Timeout: dialTime, KeepAlive: 30 * time.Second, Resolver: resolver}
	if !allowPrivate {
		d.Control = publicOnly
	}
	return d
}

func publicOnly(network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%s %s is no address of the internet", network, address)
	}
	if !isPublic(to.Addr()) {
		return &privateError{to.Addr().String()}
	}
	return nil
}
