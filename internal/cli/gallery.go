package cli

import (
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"spotter/internal/web"
)

// dev holds what is for working on spotter itself.
func (s *shell) dev() *cobra.Command {
	c := &cobra.Command{Use: "dev", Short: "For working on spotter itself", Hidden: true, Args: cobra.NoArgs}
	pages := s.gallery()
	pages.Use, pages.Hidden = "pages", false
	c.AddCommand(pages)
	return c
}

// gallery serves every page in every state with made-up data. It is for
// development: screenshots and looking at pages that are hard to reach.
func (s *shell) gallery() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:    "gallery",
		Short:  "Every page in every state, with made-up data",
		Args:   cobra.NoArgs,
		Hidden: true,
		RunE: s.do(func([]string) error {
			a, err := s.app()
			if err != nil {
				return err
			}
			h, err := web.Gallery(a, s.log)
			if err != nil {
				return err
			}
			l, err := (&net.ListenConfig{}).Listen(s.ctx, "tcp", addr)
			if err != nil {
				return failed("", 0, fmt.Sprintf("%s cannot be opened: %v", addr, err), "choose another address with --addr")
			}
			fmt.Fprintf(s.out, "the gallery is open at http://%s\n", l.Addr())
			return serveOn(s.ctx, l, h)
		}),
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8090", "address to serve on")
	return c
}
