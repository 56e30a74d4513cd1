using Microsoft.AspNetCore.Authentication;

namespace Omni.Security;

/// <summary>The key that callers have to know.</summary>
sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    public string ApiKey { get; set; } = "";
}
