package guard

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// Open tells whether an address to listen on is open to other machines.
func Open(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return true
	}
	if host == "localhost" {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return err != nil || !ip.IsLoopback()
}

// Unguarded is an address that others can reach, without a secret.
type Unguarded struct{ Address string }

func (u *Unguarded) Error() string {
	return fmt.Sprintf("%s can be reached from other machines: whoever finds it could read this ledger and change it", u.Address)
}

// Listen opens an address. One that other machines can reach needs a secret
// ([Unguarded] otherwise).
func Listen(ctx context.Context, address, secret string) (net.Listener, error) {
	if Open(address) && secret == "" {
		return nil, &Unguarded{address}
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", address)
}

// Serve answers on a listener until ctx is done. It then takes no more
// requests, answers those in hand, and lets finish do what is left of the work
// that requests began, before it returns.
func Serve(ctx context.Context, l net.Listener, h http.Handler, finish func(context.Context) error) error {
	server := &http.Server{
		Handler: h, MaxHeaderBytes: maxHeaders,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: uploadTime, WriteTimeout: uploadTime + askTime, IdleTimeout: 2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return errors.Join(err, finish(context.WithoutCancel(ctx)))
	case <-ctx.Done():
	}
	after := context.WithoutCancel(ctx)
	stop, cancel := context.WithTimeout(after, askTime)
	defer cancel()
	return errors.Join(server.Shutdown(stop), finish(after))
}
