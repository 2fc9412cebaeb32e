package io.graft.access;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One fixed local principal until there are keys; hence nobody but this machine may reach the
 * service unasked.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

  AccessConfiguration(
      AccessProperties access, @Value("${server.address:0.0.0.0}") InetAddress address) {
    if (!address.isLoopbackAddress() && !access.open()) {
      throw new IllegalStateException(
          "server.address is %s, which other machines reach, and there are no keys: bind to 127.0.0.1, or set graft.access.open=true to let everybody who reaches it do everything"
              .formatted(address.getHostAddress()));
    }
    // nobody sends it: the API documentation leaves it away
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Principal.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PrincipalResolver());
  }

  private static class PrincipalResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Principal.class;
    }

    @Override
    public Principal resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return Principal.LOCAL;
    }
  }
}
