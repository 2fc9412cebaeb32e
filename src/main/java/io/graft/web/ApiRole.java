package io.graft.web;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A process without the role {@code api} keeps its health and metrics, and answers nothing else.
 */
@Configuration(proxyBeanMethods = false)
class ApiRole implements WebMvcConfigurer {
  private final boolean api;

  ApiRole(@Value("${graft.roles:api,worker}") Set<String> roles) {
    var unknown = roles.stream().filter(role -> !Set.of("api", "worker").contains(role)).toList();
    if (!unknown.isEmpty() || roles.isEmpty()) {
      throw new IllegalArgumentException("graft.roles must be of api and worker, was " + roles);
    }
    api = roles.contains("api");
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    if (!api) {
      registry.addInterceptor(refuse()).addPathPatterns("/api/**");
    }
  }

  private static HandlerInterceptor refuse() {
    return new HandlerInterceptor() {
      @Override
      public boolean preHandle(
          jakarta.servlet.http.HttpServletRequest request,
          jakarta.servlet.http.HttpServletResponse response,
          Object handler) {
        throw Problem.notFound(
            "no-api-here", "this process has graft.roles=worker; ask one that has the role api");
      }
    };
  }
}
