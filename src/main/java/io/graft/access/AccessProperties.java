package io.graft.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may reach the service.
 *
 * @param open whether everybody who reaches an address other than loopback may do everything
 */
@ConfigurationProperties("graft.access")
record AccessProperties(@DefaultValue("false") boolean open) {}
