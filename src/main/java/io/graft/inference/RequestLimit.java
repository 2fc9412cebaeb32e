package io.graft.inference;

import io.graft.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a request that is too large by the length it announces, before it is read into memory.
 */
@Configuration(proxyBeanMethods = false)
class RequestLimit implements WebMvcConfigurer, HandlerInterceptor {
  private final InferenceProperties properties;

  RequestLimit(InferenceProperties properties) {
    this.properties = properties;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/api/v1/models/{id}:predict", "/api/v1/models/{id}:explain");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    long announced = request.getContentLengthLong();
    long length =
        announced < 0 && request instanceof MultipartRequest form ? length(form) : announced;
    if (length < 0) {
      throw Problem.of(
          HttpStatus.LENGTH_REQUIRED,
          "length-required",
          "the request does not say how long it is; send it with a Content-Length");
    }
    if (length > properties.maxRequest().toBytes()) {
      throw Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "request-too-large",
          "the request has %,d bytes, at most %,d are taken; send fewer or smaller pictures"
              .formatted(length, properties.maxRequest().toBytes()));
    }
    return true;
  }

  private static long length(MultipartRequest form) {
    return form.getMultiFileMap().values().stream()
        .flatMap(List::stream)
        .mapToLong(MultipartFile::getSize)
        .sum();
  }
}
